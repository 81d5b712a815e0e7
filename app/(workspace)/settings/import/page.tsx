import { ImportScreen } from "@/ui/settings/import/import-screen";

export default function ImportPage() {
  return <ImportScreen />;
}
