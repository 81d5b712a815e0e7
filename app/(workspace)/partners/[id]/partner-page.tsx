"use client";
import { usePathname } from "next/navigation";
import { Timeline } from "@/ui/messaging/timeline/timeline";
import { PartnerScreen } from "@/ui/partners/partner-screen";

/** `useParams` would say `_`, the id that the shell was made with. */
export function PartnerPage() {
  const id = usePathname().split("/")[2] ?? "";
  return <PartnerScreen key={id} id={id} timeline={<Timeline entity="partners.partner" recordId={id} />} />;
}
