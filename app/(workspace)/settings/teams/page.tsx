import { TeamsScreen } from "@/ui/settings/teams-screen";

export default function TeamsPage() {
  return <TeamsScreen />;
}
