import { LateDeadEnd } from "@/ui/shell/late";

export default function NotFound() {
  return <LateDeadEnd kind="lost" />;
}
