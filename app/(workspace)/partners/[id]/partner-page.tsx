"use client";
import { usePathname } from "next/navigation";
import { RecordFiles } from "@/ui/messaging/attachment/record-files";
import { Timeline } from "@/ui/messaging/timeline/timeline";
import { PartnerScreen } from "@/ui/partners/partner-screen";
import { useUndoOf } from "@/ui/partners/use-undo-of";

/** `useParams` would say `_`, the id that the shell was made with. */
export function PartnerPage() {
  const id = usePathname().split("/")[2] ?? "";
  return (
    <PartnerScreen
      key={id}
      id={id}
      timeline={<History id={id} />}
      files={<RecordFiles entity="partners.partner" recordId={id} />}
    />
  );
}

const everybody = () => true;

/** Only where the record stands: its timeline asks who is signed in. */
function History({ id }: { readonly id: string }) {
  return <Timeline entity="partners.partner" recordId={id} maySee={everybody} undoOf={useUndoOf(id)} />;
}
