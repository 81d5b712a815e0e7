import { memo } from "react";
import { useTranslations } from "use-intl";
import type { ListColumn } from "@/common/crm/list-terms";
import { IconButton } from "@/ui/kit/button";
import { useCard } from "../store/cards";
import { Cell } from "./list-cells";
import { RowTray } from "./row-tray";

type Props = {
  readonly row: string;
  readonly id: string;
  readonly columns: readonly ListColumn[];
  readonly selectable: boolean;
  readonly selected: boolean;
  /** Has the focus, or gets it when Tab comes to the list. */
  readonly active: boolean;
  /** On a phone: its actions stand behind dots, and behind the row when it is drawn aside. */
  readonly hasActs: boolean;
  readonly swiped: boolean;
  /** Keeps the focus though the list was scrolled past it. */
  readonly parked: boolean;
};

/** One opportunity. Presses and keys of all rows are heard by the list. */
export const ListRow = memo(function ListRow({
  row,
  id,
  columns,
  selectable,
  selected,
  active,
  hasActs,
  swiped,
  parked,
}: Props) {
  const t = useTranslations("crm.list");
  const card = useCard(id);
  if (!card) return null;
  return (
    <tr
      className={`list-row${selected ? " on" : ""}${parked ? " parked" : ""}`}
      data-row={row}
      data-id={id}
      data-swipe={hasActs ? id : undefined}
      tabIndex={active ? 0 : -1}
      {...(selectable ? { "aria-selected": selected } : {})}
    >
      {selectable && (
        <td className="list-tick">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={t("select", { name: card.name })}
            checked={selected}
            readOnly
          />
        </td>
      )}
      {columns.map(({ field }) => (
        <Cell key={field} card={card} field={field} />
      ))}
      {hasActs && (
        <td className="list-more">
          <IconButton
            icon="more"
            label={t("acts.menu", { name: card.name })}
            tabIndex={-1}
            aria-haspopup="dialog"
            data-act="menu"
          />
        </td>
      )}
      {swiped && <RowTray card={card} />}
    </tr>
  );
});
