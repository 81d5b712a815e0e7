import { memo } from "react";
import { useTranslations } from "use-intl";
import type { ListColumn } from "@/common/crm/list-terms";
import { useCard } from "../store/cards";
import { Cell } from "./list-cells";

type Props = {
  readonly row: string;
  readonly id: string;
  readonly columns: readonly ListColumn[];
  readonly selectable: boolean;
  readonly selected: boolean;
  /** Has the focus, or gets it when Tab comes to the list. */
  readonly active: boolean;
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
    </tr>
  );
});
