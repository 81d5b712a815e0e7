import type { ReactNode } from "react";
import { PartnersBeside } from "@/ui/partners/partners-beside";

export default function PartnersLayout({ children }: { readonly children: ReactNode }) {
  return <PartnersBeside>{children}</PartnersBeside>;
}
