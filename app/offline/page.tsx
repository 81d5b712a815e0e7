import { DeadEndPage } from "@/ui/shell/dead-end";

export default function OfflinePage() {
  return <DeadEndPage kind="offline" />;
}
