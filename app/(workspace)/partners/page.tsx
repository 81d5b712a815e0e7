import type { Metadata } from "next";
import { ChoosePartner } from "@/ui/partners/choose-partner";

export const metadata: Metadata = { title: "Partners" };

export default function PartnersPage() {
  return <ChoosePartner />;
}
