import { WelcomeScreen } from "@/ui/identity/welcome/welcome-screen";

export default function WelcomePage() {
  return <WelcomeScreen />;
}
