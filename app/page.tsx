import { GoTo } from "@/ui/shell/go-to";

export default function HomePage() {
  return <GoTo path="/pipeline" />;
}
