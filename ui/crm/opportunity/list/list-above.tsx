import { useState } from "react";
import { useTranslations } from "use-intl";
import { groupings, type ListColumn, listFields } from "@/common/crm/list-terms";
import { IconButton } from "@/ui/kit/button";
import { useFormat } from "@/ui/kit/format";
import { Icon } from "@/ui/kit/icon";
import { later } from "@/ui/kit/later";
import { Menu, type MenuItem } from "@/ui/kit/menu";
import { toast } from "@/ui/kit/toast";
import type { PipelineQuery } from "../filters/pipeline-query";
import { formatQuery } from "../filters/pipeline-query";
import { showQuery } from "../filters/use-pipeline-query";
import { useListSum } from "./list-cards";
import { turned } from "./list-order";
import { useBulkProgress } from "./use-bulk";

const ColumnsSheet = later(() => import("./columns-sheet").then((file) => file.ColumnsSheet));

const ListExport = later(() => import("./list-export").then((file) => file.ListExport));

type Props = {
  readonly query: PipelineQuery;
  readonly columns: readonly ListColumn[];
  readonly selectable: boolean;
  readonly selecting: { readonly on: boolean; readonly set: (on: boolean) => void };
};

/** How many and how much, and how they are laid out: groups, order, columns, and the link to all that. */
export function ListAbove({ query, columns, selectable, selecting }: Props) {
  const t = useTranslations("crm.list");
  const kit = useTranslations("kit");
  const [choosing, setChoosing] = useState(false);
  const [exporting, setExporting] = useState(false);
  return (
    <div className="list-above">
      <Sum />
      <Progress />
      <span className="grow" />
      {selectable && (
        <button
          type="button"
          className="btn plain sm list-pick"
          aria-pressed={selecting.on}
          onClick={() => selecting.set(!selecting.on)}
        >
          {t(selecting.on ? "selectDone" : "selectMany")}
        </button>
      )}
      <SortMenu query={query} />
      <GroupMenu query={query} />
      <IconButton
        icon="settings"
        size="small"
        label={t("columns")}
        className="list-wide"
        onClick={() => setChoosing(true)}
      />
      <IconButton icon="link" size="small" label={t("share")} onClick={() => void share()} />
      <IconButton
        icon="download"
        size="small"
        label={kit("export.action")}
        aria-haspopup="dialog"
        onClick={() => setExporting(true)}
      />
      {exporting && (
        <ListExport query={query} columns={columns} ids={null} close={() => setExporting(false)} />
      )}
      {choosing && <ColumnsSheet query={query} columns={columns} close={() => setChoosing(false)} />}
    </div>
  );

  async function share() {
    const link = `${location.origin}${location.pathname}${formatQuery({ ...query, columns })}`;
    const copied = await navigator.clipboard?.writeText(link).then(
      () => true,
      () => false,
    );
    toast({ text: copied ? t("shared") : link });
  }
}

function Sum() {
  const t = useTranslations("crm.list");
  const { money } = useFormat();
  const { count, expected, weighted } = useListSum();
  return (
    <span className="f13 sec list-total num" role="status">
      <span>{t("count", { count })}</span>
      {count > 0 && (
        <span className="list-money">
          {t("sums", { expected: money(expected), weighted: money(weighted) })}
        </span>
      )}
    </span>
  );
}

/** More than one command takes goes out in parts, and that is said. */
function Progress() {
  const t = useTranslations("crm.list");
  const { done, of } = useBulkProgress();
  if (of < 2) return null;
  return (
    <span className="f13 sec list-progress">
      <progress value={done} max={of} aria-label={t("sending", { done, of })} />
      {t("sending", { done, of })}
    </span>
  );
}

/** On a phone, where there are no headings: the same orders behind one button. */
function SortMenu({ query }: Pick<Props, "query">) {
  const t = useTranslations("crm.list");
  const [first] = query.sort;
  if (!first) return null;
  const items = listFields.map((field) => ({
    label: t(field),
    checked: field === first.field,
    run: () => showQuery({ ...query, sort: turned(query.sort, field) }, true),
  }));
  const trigger = (
    <button type="button" className="btn plain sm list-sort-menu">
      <Icon name={first.descending ? "down" : "up"} size="small" />
      <span className="sr">{t("sortBy", { column: t(first.field) })}</span>
    </button>
  );
  return <Menu label={t("sort")} items={items} trigger={trigger} />;
}

function GroupMenu({ query }: Pick<Props, "query">) {
  const t = useTranslations("crm.list");
  const choose = (group: PipelineQuery["group"]) => showQuery({ ...query, group, folded: [] });
  const items: MenuItem[] = [
    { label: t("ungrouped"), checked: query.group === null, run: () => choose(null) },
    ...groupings.map((group) => ({
      label: t(`by.${group}`),
      checked: query.group === group,
      run: () => choose(group),
    })),
  ];
  const trigger = (
    <button type="button" className="btn plain sm">
      <Icon name="list" size="small" />
      <span className="list-label">{query.group ? t(`by.${query.group}`) : t("group")}</span>
    </button>
  );
  return <Menu label={t("groupBy")} items={items} trigger={trigger} />;
}
