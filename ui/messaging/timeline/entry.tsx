"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { FieldChange, TimelineEntryRecord } from "@/common/messaging/timeline";
import { Button } from "@/ui/kit/button";
import { toast } from "@/ui/kit/toast";
import { dismiss } from "@/ui/live/outbox";
import { useRefusalText } from "@/ui/live/refusal-text";
import { ChangeLine } from "./change-line";
import { EntryFrame } from "./entry-frame";
import { NoteBody } from "./note-body";
import { DeletedNote, NoteEntry } from "./note-entry";
import { useTimeline } from "./timeline-context";

type Props = { readonly entry: TimelineEntryRecord };

/** Who did what, when: a note as a bubble, a change field by field, each with its way back. */
export function Entry({ entry }: Props) {
  if (entry.deleted === "byOther") return null;
  if (entry.deleted === "byMe") return <DeletedNote entry={entry} />;
  return entry.kind === "note" ? <NoteEntry entry={entry} /> : <ChangeEntry entry={entry} />;
}

/** What the words beside the name say already. */
const said: ReadonlySet<string> = new Set(["status", "lostNote"]);
/** Lost without a reason: that it was and is none says nothing. */
const isNothing = ({ before, after }: FieldChange) => before === null && after === null;
const isTold = (entry: TimelineEntryRecord, change: FieldChange) =>
  entry.kind === "changed" || !(said.has(change.field) || isNothing(change));

function ChangeEntry({ entry }: Props) {
  const t = useTranslations("crm.timeline");
  const { entity } = useTimeline();
  const says = entry.kind === "note" || entry.kind === "changed" ? null : t(entry.kind);
  return (
    <EntryFrame entry={entry} says={says} menu={<Undo entry={entry} />}>
      {entry.changes.map(
        (change) =>
          isTold(entry, change) && <ChangeLine key={change.field} change={change} entity={entity} />,
      )}
      {entry.body && (
        <div className="tl-bubble">
          <NoteBody body={entry.body} />
        </div>
      )}
    </EntryFrame>
  );
}

/** Sets back what this line changed, as long as nobody has set it anew. */
function Undo({ entry }: Props) {
  const t = useTranslations("crm.timeline");
  const { undoOf } = useTimeline();
  const refusalText = useRefusalText();
  const [isBusy, setBusy] = useState(false);
  const undo = undoOf(entry);
  if (!undo) return null;
  const run = async () => {
    setBusy(true);
    const outcome = await undo();
    setBusy(false);
    if (outcome.ok) return;
    dismiss(outcome.mutationId);
    toast({ text: outcome.reason === "conflict" ? t("undoConflict") : refusalText(outcome) });
  };
  return (
    <Button
      look="plain"
      size="small"
      icon="undo"
      className="tl-undo"
      busy={isBusy}
      onClick={() => void run()}
    >
      {t("undo")}
    </Button>
  );
}
