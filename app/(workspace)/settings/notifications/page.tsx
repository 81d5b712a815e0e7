import { NotificationsScreen } from "@/ui/settings/notifications/notifications-screen";

export default function NotificationsPage() {
  return <NotificationsScreen />;
}
