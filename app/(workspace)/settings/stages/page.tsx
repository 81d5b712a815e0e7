import { StagesScreen } from "@/ui/settings/stages-screen";

export default function StagesPage() {
  return <StagesScreen />;
}
