import type { Metadata } from "next";
import { PartnersScreen } from "@/ui/partners/partners-screen";

export const metadata: Metadata = { title: "Partners" };

export default function PartnersPage() {
  return <PartnersScreen />;
}
