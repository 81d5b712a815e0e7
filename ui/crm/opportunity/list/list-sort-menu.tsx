import { useTranslations } from "use-intl";
import { Icon } from "@/ui/kit/icon";
import { Menu } from "@/ui/kit/menu";
import type { PipelineQuery } from "../filters/pipeline-query";
import { showQuery } from "../filters/use-pipeline-query";
import { listFields } from "../store/list-sort";
import { turned } from "./turned";

/** On a phone, where there are no headings: the same orders behind one button. */
export function ListSortMenu({ query }: { readonly query: PipelineQuery }) {
  const t = useTranslations("crm.list");
  const { field, descending } = query.sort;
  const items = listFields.map((each) => ({
    label: t(each),
    checked: each === field,
    run: () => showQuery({ ...query, sort: turned(query.sort, each) }, true),
  }));
  const trigger = (
    <button type="button" className="btn plain sm list-sort-menu">
      <Icon name={descending ? "down" : "up"} size="small" />
      {t("sortBy", { column: t(field) })}
    </button>
  );
  return <Menu label={t("sort")} items={items} trigger={trigger} />;
}
