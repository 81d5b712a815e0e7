"use client";

import { useEffect, useMemo } from "react";
import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { useMe } from "@/ui/live/session";
import { useWide } from "../board/use-wide";
import type { PipelineQuery } from "../filters/pipeline-query";
import { cardIdOf, groupOfRow } from "../store/card-list";
import { GroupRow } from "./group-row";
import { ListAbove } from "./list-above";
import { cardList, useListRows } from "./list-cards";
import { leastWidth, phoneColumns, templateOf, useColumns } from "./list-columns";
import { ListEmpty } from "./list-empty";
import { ListHeader } from "./list-header";
import { ListRow } from "./list-row";
import { SelectionBar } from "./selection-bar";
import { useListHands } from "./use-list-hands";
import { useListWindow } from "./use-list-window";
import { useRowActs } from "./use-row-acts";
import { useSelection } from "./use-selection";
import "./list.css";

/** Every opportunity that passes the filter: sorted and grouped as the address says, picked and changed together. */
export function List({ query }: { readonly query: PipelineQuery }) {
  const t = useTranslations("crm.list");
  const rows = useListRows(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids change with the rows, and only then
  const cardIds = useMemo(() => cardList().cardIds(), [rows]);
  const chosen = useColumns(query);
  const isWide = useWide();
  const columns = isWide ? chosen : phoneColumns;
  const view = useListWindow(query);
  const selectable = rights[useMe().role].write;
  const picked = useSelection(cardIds);
  const { selection } = picked;
  const acts = useRowActs(view.scroller, isWide || !selectable || selection.ids.size > 0);
  const hands = useListHands({ query, rows, cardIds, view, picked, selectable, act: acts.act });
  const { shown, pitch, scroller } = view;
  const first = selection.active !== null && rows.includes(selection.active) ? selection.active : rows[0];
  useEffect(() => view.window.setLifted(selection.active), [view.window, selection.active]);
  const row = (each: string) => {
    const group = groupOfRow(each);
    const common = { row: each, active: each === first, parked: each === shown.parked };
    if (group !== null && query.group) {
      const folded = query.folded.includes(group);
      const span = columns.length + Number(selectable);
      return (
        <GroupRow key={each} {...common} by={query.group} group={group} folded={folded} columns={span} />
      );
    }
    const id = cardIdOf(each);
    const props = { ...common, id, columns, selectable, selected: selection.ids.has(id) };
    const able = { hasActs: selectable && !isWide, swiped: acts.swiped === id };
    return <ListRow key={each} {...props} {...able} />;
  };
  return (
    <div className={selection.ids.size > 0 ? "list selecting" : "list"}>
      <ListAbove
        query={query}
        columns={chosen}
        selectable={selectable && rows.length > 0}
        selecting={hands.selecting}
      />
      <div ref={scroller} className="list-scroll" {...hands.handlers}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are walked with arrows and picked
          role="grid"
          aria-label={t("title")}
          aria-rowcount={rows.length + 1}
          aria-multiselectable={selectable || undefined}
          className={selectable ? "list-table ticked" : "list-table"}
          style={
            { "--list-columns": templateOf(columns), "--list-least": `${leastWidth(columns)}px` } as object
          }
        >
          <ListHeader query={query} columns={columns} all={selectable ? hands.all : undefined} />
          <tbody style={{ height: shown.total * pitch, paddingTop: shown.above * pitch }}>
            {shown.parked !== null && row(shown.parked)}
            {shown.rows.map(row)}
          </tbody>
        </table>
        {rows.length === 0 && <ListEmpty />}
      </div>
      {acts.shown}
      {selection.ids.size > 0 && (
        <SelectionBar
          query={query}
          columns={chosen}
          ids={selection.ids}
          all={cardIds}
          selectAll={() => hands.all.set(true)}
          clear={picked.clear}
        />
      )}
    </div>
  );
}
