import { SettingsScreen } from "@/ui/settings/settings-screen";

export default function SettingsPage() {
  return <SettingsScreen />;
}
