"use client";

import { useRouter } from "next/navigation";
import { type MouseEvent, useCallback, useState } from "react";
import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { useMe } from "@/ui/live/session";
import type { PipelineQuery } from "../filters/pipeline-query";
import { useListIds } from "../store/cards";
import { ListHeader } from "./list-header";
import { ListRow } from "./list-row";
import { ListSortMenu } from "./list-sort-menu";
import { SelectionBar } from "./selection-bar";
import { useListWindow } from "./use-list-window";
import "./list.css";

/** Every opportunity that passes the filter, in any order; lost ones can be restored, one or many. */
export function List({ query }: { readonly query: PipelineQuery }) {
  const t = useTranslations("crm.list");
  const router = useRouter();
  const ids = useListIds(query.sort);
  const { scroller, shown, pitch } = useListWindow(query.sort);
  const { write } = rights[useMe().role];
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const selecting = write && (query.statuses.includes("lost") || query.reason !== null);
  const select = useCallback((id: string, on: boolean) => setSelected((was) => withId(was, id, on)), []);
  const open = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-id]") : null;
    const id = row?.dataset["id"];
    if (!id || event.ctrlKey || event.metaKey || (event.target as Element).closest("button,input,label"))
      return;
    event.preventDefault();
    router.push(`/opportunities/${id}`);
  };
  return (
    <div className={selecting ? "list selecting" : "list"}>
      <div className="list-above">
        <span className="f13 sec" role="status">
          {t("count", { count: ids.length })}
        </span>
        <ListSortMenu query={query} />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the clicks of the rows inside */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: each row has a link for the keyboard */}
      <div ref={scroller} className="list-scroll" onClick={open}>
        <table aria-label={t("title")} aria-rowcount={ids.length + 1} className="list-table">
          <ListHeader
            query={query}
            selecting={selecting}
            ids={ids}
            selected={selected}
            setSelected={setSelected}
          />
          <tbody style={{ height: shown.total * pitch, paddingTop: shown.above * pitch }}>
            {shown.rows.map((id) => (
              <ListRow key={id} id={id} selecting={selecting} selected={selected.has(id)} select={select} />
            ))}
          </tbody>
        </table>
        {ids.length === 0 && <p className="list-none sec">{t("empty")}</p>}
      </div>
      {selected.size > 0 && <SelectionBar ids={selected} clear={() => setSelected(new Set())} />}
    </div>
  );
}

function withId(was: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const next = new Set(was);
  if (on) next.add(id);
  else next.delete(id);
  return next;
}
