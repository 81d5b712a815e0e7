"use client";
import { useTranslations } from "use-intl";
import { timelineEntities } from "@/common/messaging/timeline-entity";
import { dismiss, perform } from "@/ui/live/outbox";
import type { Waiting } from "@/ui/live/outbox-entry";
import { announce } from "../kit/announce";
import { Button } from "../kit/button";

const noteCommands = timelineEntities.map((entity) => `${entity}.addNote` as const);

/** What was typed, of a change that was refused: to be copied out, or sent without the files that were refused. */
export function RefusedWords({ change }: { readonly change: Waiting }) {
  const t = useTranslations("live.tray");
  const { command, input, recordId, mutationId, files = [] } = change;
  const body = wordsOf(input);
  if (body === "") return null;
  const copy = async () => {
    const isCopied = await navigator.clipboard.writeText(body).then(
      () => true,
      () => false,
    );
    announce(t(isCopied ? "copied" : "copyByHand"));
  };
  const addNote = noteCommands.find((one) => one === command);
  const sendAlone = () => {
    if (addNote) void perform(addNote, { id: recordId, body });
    dismiss(mutationId);
  };
  return (
    <>
      <blockquote className="refused-words f14">{body}</blockquote>
      <div className="row">
        {globalThis.navigator?.clipboard && (
          <Button icon="copy" onClick={() => void copy()}>
            {t("copy")}
          </Button>
        )}
        {addNote && files.length > 0 && <Button onClick={sendAlone}>{t("withoutFiles")}</Button>}
      </div>
    </>
  );
}

/** Of a note, new or rewritten; of a record, what was typed into its fields. */
function wordsOf(input: unknown): string {
  if (!isObject(input)) return "";
  if ("body" in input) return textOf(input["body"]);
  const changes = isObject(input["changes"]) ? Object.values(input["changes"]) : [];
  return changes.map(textOf).filter(Boolean).join("\n");
}

/** Ids tell nobody anything. */
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

function textOf(value: unknown): string {
  const text = isObject(value) ? value["next"] : value;
  return typeof text === "string" && !uuid.test(text) ? text : "";
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
