import { useTranslations } from "use-intl";
import { Icon } from "@/ui/kit/icon";
import type { PipelineQuery } from "../filters/pipeline-query";
import { showQuery } from "../filters/use-pipeline-query";
import { cardOf } from "../store/cards";
import type { ListField } from "../store/list-sort";
import { turned } from "./turned";

const columns = [
  ["name", "name"],
  ["customer", "customer"],
  ["stage", "stage"],
  ["amount", "expectedRevenue"],
  ["probability", "probability"],
  ["owner", "owner"],
  ["closing", "expectedCloseOn"],
  ["changed", "touchedAt"],
] as const satisfies readonly (readonly [string, ListField])[];

type Props = {
  readonly query: PipelineQuery;
  readonly selecting: boolean;
  readonly ids: readonly string[];
  readonly selected: ReadonlySet<string>;
  readonly setSelected: (ids: ReadonlySet<string>) => void;
};

/** Each heading sorts by its column; a second press turns the order. */
export function ListHeader({ query, selecting, ...selection }: Props) {
  const t = useTranslations("crm.list");
  return (
    <thead className="list-head">
      <tr className="list-row">
        {selecting && <SelectAll {...selection} />}
        {columns.map(([place, field]) => {
          const on = query.sort.field === field;
          return (
            <th
              key={field}
              scope="col"
              className={`list-${place}`}
              aria-sort={on ? direction(query) : "none"}
            >
              <button
                type="button"
                className="list-sort"
                onClick={() => showQuery({ ...query, sort: turned(query.sort, field) }, true)}
              >
                <span className="t1">{t(field)}</span>
                {on && <Icon name={query.sort.descending ? "down" : "up"} size="small" />}
              </button>
            </th>
          );
        })}
        {selecting && (
          <th scope="col" className="list-restore">
            <span className="sr">{t("restore")}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

const direction = ({ sort }: PipelineQuery) => (sort.descending ? "descending" : "ascending");

function SelectAll({ ids, selected, setSelected }: Omit<Props, "query" | "selecting">) {
  const t = useTranslations("crm.list");
  const lost = () => ids.filter((id) => cardOf(id)?.status === "lost");
  return (
    <th scope="col" className="list-tick check">
      <input
        type="checkbox"
        aria-label={t("selectAll")}
        checked={selected.size > 0}
        onChange={(event) => setSelected(new Set(event.target.checked ? lost() : []))}
      />
    </th>
  );
}
