import { type MouseEvent, useRef } from "react";
import { useTranslations } from "use-intl";
import type { ListColumn, ListField } from "@/common/crm/list-terms";
import { Icon } from "@/ui/kit/icon";
import { useMe } from "@/ui/live/session";
import type { PipelineQuery } from "../filters/pipeline-query";
import { showQuery } from "../filters/use-pipeline-query";
import { ColumnEdge } from "./column-edge";
import { drawn, keepColumns } from "./list-columns";
import { turned, turnedToo } from "./list-order";

type Props = {
  readonly query: PipelineQuery;
  readonly columns: readonly ListColumn[];
  /** Undefined where nothing can be picked. */
  readonly all: { readonly state: "none" | "some" | "all"; readonly set: (on: boolean) => void } | undefined;
};

/** Each heading sorts by its column, with Shift by several; its right edge makes it wider or narrower. */
export function ListHeader({ query, columns, all }: Props) {
  return (
    <thead className="list-head">
      <tr className="list-row">
        {all && <SelectAll {...all} />}
        {columns.map(({ field }) => (
          <Heading key={field} query={query} columns={columns} field={field} />
        ))}
      </tr>
    </thead>
  );
}

type HeadingProps = Omit<Props, "all"> & { readonly field: ListField };

function Heading({ query, columns, field }: HeadingProps) {
  const t = useTranslations("crm.list");
  const me = useMe();
  const cell = useRef<HTMLTableCellElement>(null);
  const place = query.sort.findIndex((each) => each.field === field);
  const sort = query.sort[place];
  const press = (event: MouseEvent) =>
    showQuery(
      { ...query, sort: event.shiftKey ? turnedToo(query.sort, field) : turned(query.sort, field) },
      true,
    );
  const resize = (width: number | null) =>
    keepColumns(
      me.id,
      query,
      columns.map((column) => (column.field === field ? { field, width } : column)),
    );
  return (
    <th
      ref={cell}
      scope="col"
      className={drawn[field].number ? "list-cell num" : "list-cell"}
      aria-sort={place === 0 ? direction(sort?.descending) : "none"}
    >
      <button type="button" className="list-sort" title={t("sortHint")} onClick={press}>
        <span className="t1">{t(field)}</span>
        {sort && <Icon name={sort.descending ? "down" : "up"} size="small" />}
        {sort && query.sort.length > 1 && <span className="list-place num">{place + 1}</span>}
      </button>
      <ColumnEdge cell={cell} columns={columns} field={field} resize={resize} />
    </th>
  );
}

const direction = (descending: boolean | undefined) => (descending ? "descending" : "ascending");

function SelectAll({ state, set }: NonNullable<Props["all"]>) {
  const t = useTranslations("crm.list");
  return (
    <th scope="col" className="list-tick">
      <label className="list-all">
        <input
          ref={(box) => {
            if (box) box.indeterminate = state === "some";
          }}
          type="checkbox"
          aria-label={t("selectAll")}
          checked={state === "all"}
          onChange={() => set(state !== "all")}
        />
      </label>
    </th>
  );
}
