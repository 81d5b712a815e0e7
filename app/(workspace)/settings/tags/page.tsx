import { TagsScreen } from "@/ui/settings/tags-screen";

export default function TagsPage() {
  return <TagsScreen />;
}
