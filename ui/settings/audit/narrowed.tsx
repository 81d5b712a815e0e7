import { useTranslations } from "use-intl";
import type { AuditDetails } from "@/common/identity/audit";

type Props = { readonly filters: NonNullable<AuditDetails["filters"]> };

/** Fields whose values are of closed sets, which have words; the others hold what somebody typed or named. */
const coded: ReadonlySet<string> = new Set(["statuses", "whose", "only"]);

/** What an exported list was narrowed to. */
export function Narrowed({ filters }: Props) {
  const t = useTranslations("settings.audit");
  const word = (code: string) => {
    const key = `narrowedTo.${code as "open"}` as const;
    return t.has(key) ? t(key) : code;
  };
  const text = filters.map(({ field, value }) => {
    const label = t(`narrowed.${field as "search"}`);
    return t("filterIs", { label, value: coded.has(field) ? value.split(", ").map(word).join(", ") : value });
  });
  return <span className="f13 sec">{text.join(" · ")}</span>;
}
