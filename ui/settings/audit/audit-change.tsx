"use client";

import { useTranslations } from "use-intl";
import type { AuditDetails } from "@/common/identity/audit";
import { useRecords } from "@/ui/live/records";

type Change = NonNullable<AuditDetails["changes"]>[number];

/** One field, with what stood there and what stands there now. */
export function AuditChange({ change }: { readonly change: Change }) {
  const t = useTranslations("settings.audit");
  const text = useValueText();
  const field = fields.find((one) => one === change.field);
  const label = field ? t(`fields.${field}`) : change.field;
  const before = text(change.field, change.before);
  return (
    <span className="f14 sec">
      {t("fieldIs", { field: label })}{" "}
      {before !== "" && (
        <>
          <s>{before}</s> →{" "}
        </>
      )}
      <span className="ink">{text(change.field, change.after) || "—"}</span>
    </span>
  );
}

function useValueText(): (field: string, value: unknown) => string {
  const t = useTranslations("settings");
  const teams = useRecords("identity.salesTeam");
  const teamsText = (places: unknown) =>
    (Array.isArray(places) ? (places as { id: string; leader: boolean }[]) : [])
      .map(({ id, leader }) => {
        const name = teams.find((team) => team.id === id)?.name ?? "?";
        return leader ? `${name} (${t("people.leads")})` : name;
      })
      .join(", ") || t("people.noTeam");
  return (field, value) => {
    if (field === "teams") return teamsText(value);
    if (value === null || value === undefined || value === "") return "";
    const key = `${wordsOf[field] ?? "-"}.${String(value)}` as "people.roles.admin";
    return t.has(key) ? t(key) : plain(value, { yes: t("audit.yes"), no: t("audit.no") });
  };
}

function plain(value: unknown, { yes, no }: { yes: string; no: string }): string {
  if (typeof value === "boolean") return value ? yes : no;
  if (Array.isArray(value)) return value.map(String).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const fields = [
  "name",
  "email",
  "role",
  "scope",
  "active",
  "teams",
  "currency",
  "locale",
  "hue",
  "probability",
  "rottingDays",
  "isWon",
  "folded",
  "logo",
  "languages",
  "fiscalYearStart",
] as const;

/** Closed sets have words of their own. */
const wordsOf: Record<string, string> = {
  role: "people.roles",
  scope: "people.scopes",
  locale: "profile.languages",
};
