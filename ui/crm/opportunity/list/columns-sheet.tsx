"use client";

import { useTranslations } from "use-intl";
import type { ListColumn, ListField } from "@/common/crm/list-terms";
import { Button, IconButton } from "@/ui/kit/button";
import { Checkbox } from "@/ui/kit/field";
import { Sheet } from "@/ui/kit/sheet";
import { useMe } from "@/ui/live/session";
import type { PipelineQuery } from "../filters/pipeline-query";
import { allColumns, keepColumns, usualColumns } from "./list-columns";

type Props = {
  readonly query: PipelineQuery;
  readonly columns: readonly ListColumn[];
  readonly close: () => void;
};

/** Which columns, and in what order. Each press shows at once. */
export function ColumnsSheet({ query, columns, close }: Props) {
  const t = useTranslations("crm.list");
  const me = useMe();
  const keep = (next: readonly ListColumn[]) => keepColumns(me.id, query, next);
  const toggle = (field: ListField, on: boolean) =>
    keep(on ? [...columns, { field, width: null }] : columns.filter((column) => column.field !== field));
  const move = (at: number, by: number) => {
    const next = [...columns];
    const [column] = next.splice(at, 1);
    if (column) next.splice(at + by, 0, column);
    keep(next);
  };
  return (
    <Sheet
      open
      onClose={close}
      title={t("columns")}
      subtitle={t("columnsHint")}
      footer={<Button onClick={() => keep(usualColumns)}>{t("columnsReset")}</Button>}
    >
      <ul className="list-choice">
        {allColumns(columns).map((field) => {
          const at = columns.findIndex((column) => column.field === field);
          return (
            <li key={field}>
              <Checkbox
                label={t(field)}
                checked={at !== -1}
                disabled={field === "name"}
                onChange={(event) => toggle(field, event.target.checked)}
              />
              <IconButton
                icon="up"
                size="small"
                label={t("columnUp", { column: t(field) })}
                disabled={at < 1}
                onClick={() => move(at, -1)}
              />
              <IconButton
                icon="down"
                size="small"
                label={t("columnDown", { column: t(field) })}
                disabled={at === -1 || at === columns.length - 1}
                onClick={() => move(at, 1)}
              />
            </li>
          );
        })}
      </ul>
    </Sheet>
  );
}
