"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { dismiss, retry } from "@/ui/live/outbox";
import type { Waiting } from "@/ui/live/outbox-entry";
import { useRefusalText } from "@/ui/live/refusal-text";
import { Button } from "../kit/button";
import { useChangeWords } from "./change-words";
import { RefusedWords } from "./refused-words";

type Props = { readonly change: Waiting; readonly onLeave: () => void };

const pages: Readonly<Record<string, string>> = {
  "crm.opportunity": "/opportunities",
  "partners.partner": "/partners",
};

/** What was refused, why, and the ways out of it. */
export function RefusedChange({ change, onLeave }: Props) {
  const t = useTranslations("live.tray");
  const router = useRouter();
  const why = useRefusalText();
  const { what, name } = useChangeWords(change);
  const { mutationId, command, recordId, reason } = change;
  const page = pages[command.split(".").slice(0, 2).join(".")];
  const isConflict = reason === "conflict";
  const mayHelp = reason !== "conflict" && reason !== "read_only";
  return (
    <article className="refused">
      <h4 className="m">{t("notSaved", { what: name ? `${what}, ${name}` : what })}</h4>
      <p className="f14">
        {why({ reason: lostFile(change) ?? reason ?? "unexpected", details: change.details })}
      </p>
      {!(isConflict && name) && <RefusedWords change={change} />}
      <div className="row">
        <Button onClick={() => dismiss(mutationId)}>{t("dismiss")}</Button>
        {mayHelp && <Button onClick={() => retry(mutationId)}>{t("retry")}</Button>}
        {page && name && (
          <Button
            look={isConflict ? "primary" : "default"}
            onClick={() => {
              onLeave();
              router.push(`${page}/${recordId}${isConflict ? "#conflict" : ""}`);
            }}
          >
            {t(isConflict ? "choose" : "open")}
          </Button>
        )}
      </div>
    </article>
  );
}

/** The server has it not, and neither has this device: it was too full when the file was chosen. */
const lostFile = ({ files, reason }: Waiting): string | null =>
  files && reason === "file_not_found" ? "fileLost" : null;
