import { memo } from "react";
import { useTranslations } from "use-intl";
import type { Grouping } from "@/common/crm/list-terms";
import { useFormat } from "@/ui/kit/format";
import { Icon } from "@/ui/kit/icon";
import { Swatch } from "@/ui/kit/tag";
import { useRecord } from "@/ui/live/records";
import { groupKind } from "../store/list-group";
import { useGroupTotals } from "./list-cards";

type Props = {
  readonly row: string;
  readonly by: Grouping;
  readonly group: string;
  readonly folded: boolean;
  readonly active: boolean;
  readonly parked: boolean;
  readonly columns: number;
};

/** The heading of a group: what it has in common, how many they are, and their money. A press folds it. */
export const GroupRow = memo(function GroupRow({ row, by, group, folded, active, parked, columns }: Props) {
  const t = useTranslations("crm.list");
  const { moneyShort, money } = useFormat();
  const { count, expected, weighted } = useGroupTotals(group);
  const name = useGroupName(by, group);
  const hue = useGroupHue(by, group);
  return (
    <tr
      className={parked ? "list-group parked" : "list-group"}
      data-row={row}
      data-group={group}
      tabIndex={active ? 0 : -1}
    >
      <td colSpan={columns}>
        <button type="button" tabIndex={-1} aria-expanded={!folded} className="list-fold">
          <Icon name={folded ? "right" : "down"} size="small" />
          {hue !== null && <Swatch hue={hue} />}
          <span className="t1 m">{name}</span>
          <span className="bdg" title={t("count", { count })}>
            {count}
          </span>
        </button>
        <span className="list-sums num">
          <span title={money(expected)}>
            <span className="sec">{t("expected")} </span>
            <b>{moneyShort(expected)}</b>
          </span>
          <span title={money(weighted)}>
            <span className="sec">{t("weightedSum")} </span>
            <b>{moneyShort(weighted)}</b>
          </span>
        </span>
      </td>
    </tr>
  );
});

function useGroupName(by: Grouping, group: string): string {
  const t = useTranslations("crm.list");
  const { locale } = useFormat();
  const record = useRecord(groupKind[by] ?? "crm.stage", group);
  if (group === "") return t(`without.${by}`);
  if (by !== "month") return record?.name ?? t("unknown");
  const name = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(
    Date.parse(`${group}-15T12:00:00Z`),
  );
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

function useGroupHue(by: Grouping, group: string): number | null {
  const record = useRecord(groupKind[by] ?? "crm.stage", group);
  return record && "hue" in record && typeof record.hue === "number" ? record.hue : null;
}
