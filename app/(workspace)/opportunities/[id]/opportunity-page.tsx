"use client";
import { usePathname } from "next/navigation";
import { OpportunityScreen } from "@/ui/crm/opportunity/page/opportunity-screen";
import { useUndoOf } from "@/ui/crm/opportunity/page/use-undo-of";
import { useWhoSees } from "@/ui/crm/opportunity/page/use-who-sees";
import { RecordFiles } from "@/ui/messaging/attachment/record-files";
import { Timeline } from "@/ui/messaging/timeline/timeline";
import { DealsOnly } from "@/ui/shell/deals-only";

/** `useParams` would say `_`, the id that the shell was made with. */
export function OpportunityPage() {
  const id = usePathname().split("/")[2] ?? "";
  return (
    <DealsOnly>
      <OpportunityScreen
        key={id}
        id={id}
        timeline={<History id={id} />}
        files={<RecordFiles entity="crm.opportunity" recordId={id} />}
      />
    </DealsOnly>
  );
}

/** Only where the record stands: its timeline asks who is signed in. */
function History({ id }: { readonly id: string }) {
  const [maySee, undoOf] = [useWhoSees(id), useUndoOf(id)];
  return <Timeline entity="crm.opportunity" recordId={id} maySee={maySee} undoOf={undoOf} />;
}
