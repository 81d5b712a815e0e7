import { LostReasonsScreen } from "@/ui/settings/lost-reasons-screen";

export default function LostReasonsPage() {
  return <LostReasonsScreen />;
}
