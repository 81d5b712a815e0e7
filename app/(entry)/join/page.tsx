import { JoinScreen } from "@/ui/identity/access-link/join-screen";

export default function JoinPage() {
  return <JoinScreen />;
}
