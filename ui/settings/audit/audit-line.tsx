"use client";

import { useTranslations } from "use-intl";
import type { AuditKind, AuditLine } from "@/common/identity/audit";
import { browserNames, systemNames } from "@/common/identity/device";
import { useFormat } from "@/ui/kit/format";
import { Icon } from "@/ui/kit/icon";
import type { IconName } from "@/ui/kit/icon-paths";
import { useRecord } from "@/ui/live/records";
import { AuditChange } from "./audit-change";
import { Narrowed } from "./narrowed";

const icons: Record<AuditKind, IconName> = {
  signedIn: "arrow",
  signInFailed: "warning",
  signInLimited: "warning",
  signedOut: "leave",
  refused: "hand",
  personAdded: "person-plus",
  personChanged: "edit",
  roleChanged: "shield",
  teamsChanged: "people",
  deactivated: "pause",
  reactivated: "check",
  handedOver: "arrow",
  linkMade: "link",
  linkRevoked: "close",
  linkUsed: "check",
  sessionsEnded: "device",
  settingsChanged: "settings",
  exported: "download",
  imported: "plus",
  importUndone: "undo",
};

type Props = { readonly line: AuditLine };

/** What happened, to whom or what, who did it, when and from where. */
export function AuditRow({ line }: Props) {
  const t = useTranslations("settings.audit");
  const format = useFormat();
  const who = useRecord("identity.person", line.personId ?? "")?.name;
  const { details } = line;
  const by = who ?? (line.personId ? t("formerPerson") : t("nobody"));
  return (
    <li className="se-line se-audit" data-alarm={isAlarm(line.kind) ? "" : undefined}>
      <span className="se-icon">
        <Icon name={icons[line.kind]} />
      </span>
      <span className="se-text">
        <span className="m">{useSentence(line)}</span>
        {details?.changes?.map((change) => (
          <AuditChange key={change.field} change={change} />
        ))}
        {details?.filters && <Narrowed filters={details.filters} />}
        {(details?.path || details?.reason) && (
          <span className="f13 sec se-audit-path">
            {[details.path, details.reason].filter(Boolean).join(" · ")}
          </span>
        )}
        {details?.more !== undefined && <span className="f13 sec">{t("more", { count: details.more })}</span>}
        <span className="f13 sec">
          {[by, line.address, deviceText(line), details?.format].filter(Boolean).join(" · ")}
        </span>
      </span>
      <time className="f13 sec num" dateTime={line.at}>
        {format.time(line.at)}
      </time>
    </li>
  );
}

const isAlarm = (kind: AuditKind) =>
  kind === "signInFailed" || kind === "signInLimited" || kind === "refused";

function deviceText({ details }: AuditLine): string {
  const { system, browser } = details?.device ?? { system: null, browser: null };
  return [browser && browserNames[browser], system && systemNames[system]].filter(Boolean).join(", ");
}

const nouns = ["company", "salesTeam", "stage", "tag", "lostReason"] as const;

function useSentence({ kind, recordId, name, entity, details }: AuditLine): string {
  const t = useTranslations("settings.audit");
  const subject = useRecord("identity.person", recordId ?? "")?.name;
  const noun = nouns.find((one) => entity?.endsWith(`.${one}`)) ?? "other";
  return t(`kinds.${kind}`, {
    name: name ?? subject ?? t("unknown"),
    count: details?.count ?? 0,
    to: details?.to ?? "",
    merged: details?.to ? "yes" : "no",
    what: details?.what ?? "changed",
    entity: t(`entities.${noun}`),
    known: recordId ? "yes" : "no",
  });
}
