import type { Metadata } from "next";
import { SignInScreen } from "@/ui/identity/sign-in/sign-in-screen";

export const metadata: Metadata = { title: "Cordée" };

export default function SignInPage() {
  return <SignInScreen />;
}
