"use client";
import { useTranslations } from "use-intl";
import { dismiss, perform } from "@/ui/live/outbox";
import type { Waiting } from "@/ui/live/outbox-entry";
import { announce } from "../kit/announce";
import { Button } from "../kit/button";

/** The text of a refused note: to be copied out, or sent without the files that were refused. */
export function RefusedWords({ change }: { readonly change: Waiting }) {
  const t = useTranslations("live.tray");
  const { command, input, recordId, mutationId, files = [] } = change;
  const body = bodyOf(input);
  if (body === "") return null;
  const copy = async () => {
    const isCopied = await navigator.clipboard.writeText(body).then(
      () => true,
      () => false,
    );
    announce(t(isCopied ? "copied" : "copyByHand"));
  };
  const sendAlone = () => {
    void perform("crm.opportunity.addNote", { id: recordId, body });
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
        {command === "crm.opportunity.addNote" && files.length > 0 && (
          <Button onClick={sendAlone}>{t("withoutFiles")}</Button>
        )}
      </div>
    </>
  );
}

/** Of a note, new or rewritten. */
function bodyOf(input: unknown): string {
  const body = typeof input === "object" && input !== null && "body" in input ? input.body : "";
  if (typeof body === "string") return body;
  return typeof body === "object" && body !== null && "next" in body ? String(body.next) : "";
}
