import { ProfileScreen } from "@/ui/settings/profile-screen";

export default function ProfilePage() {
  return <ProfileScreen />;
}
