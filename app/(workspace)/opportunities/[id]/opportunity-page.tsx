"use client";
import { usePathname } from "next/navigation";
import { OpportunityScreen } from "@/ui/crm/opportunity/page/opportunity-screen";
import { Timeline } from "@/ui/messaging/timeline/timeline";
import { DealsOnly } from "@/ui/shell/deals-only";

/** `useParams` would say `_`, the id that the shell was made with. */
export function OpportunityPage() {
  const id = usePathname().split("/")[2] ?? "";
  return (
    <DealsOnly>
      <OpportunityScreen key={id} id={id} timeline={<Timeline entity="crm.opportunity" recordId={id} />} />
    </DealsOnly>
  );
}
