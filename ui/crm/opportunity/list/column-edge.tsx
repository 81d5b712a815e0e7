import type { KeyboardEvent, PointerEvent, RefObject } from "react";
import { useTranslations } from "use-intl";
import type { ListColumn, ListField } from "@/common/crm/list-terms";
import { columnWidths } from "../filters/pipeline-query";
import { templateOf } from "./list-columns";

type Props = {
  readonly cell: RefObject<HTMLTableCellElement | null>;
  readonly columns: readonly ListColumn[];
  readonly field: ListField;
  /** Null: its natural width again. */
  readonly resize: (width: number | null) => void;
};

const step = 16;
const within = (width: number) =>
  Math.round(Math.min(columnWidths.most, Math.max(columnWidths.least, width)));

/** The right edge of a heading: dragged, or moved with the arrow keys; a double press takes the width back. */
export function ColumnEdge({ cell, columns, field, resize }: Props) {
  const t = useTranslations("crm.list");
  const widthNow = () => cell.current?.getBoundingClientRect().width ?? columnWidths.least;
  const preview = (width: number) => {
    const sized = columns.map((column) => (column.field === field ? { field, width } : column));
    cell.current?.closest<HTMLElement>(".list-table")?.style.setProperty("--list-columns", templateOf(sized));
  };
  const drag = (down: PointerEvent<HTMLElement>) => {
    const edge = down.currentTarget;
    const [from, start] = [widthNow(), down.clientX];
    const at = (event: { readonly clientX: number }) => within(from + event.clientX - start);
    const done = new AbortController();
    edge.setPointerCapture(down.pointerId);
    const move = (event: globalThis.PointerEvent) => preview(at(event));
    const end = (event: globalThis.PointerEvent) => {
      done.abort();
      if (Math.abs(event.clientX - start) > 2) resize(at(event));
    };
    edge.addEventListener("pointermove", move, { signal: done.signal });
    for (const name of ["pointerup", "pointercancel"] as const)
      edge.addEventListener(name, end, { signal: done.signal });
  };
  const press = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -step, ArrowRight: step }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    resize(within(widthNow() + by));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is what ARIA calls a splitter
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t("widthOf", { column: t(field) })}
      aria-valuemin={columnWidths.least}
      aria-valuemax={columnWidths.most}
      aria-valuenow={columns.find((column) => column.field === field)?.width ?? columnWidths.least}
      tabIndex={0}
      className="list-edge"
      onPointerDown={drag}
      onDoubleClick={() => resize(null)}
      onKeyDown={press}
    />
  );
}
