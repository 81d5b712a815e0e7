import type { ListColumn } from "@/common/crm/list-terms";
import { type ExportFormat, opportunityColumns } from "@/common/spreadsheet/export-input";
import { ExportSheet } from "@/ui/kit/export-sheet";
import { useExport } from "@/ui/live/use-export";
import { filterOf, type PipelineQuery } from "../filters/pipeline-query";
import { useListSum } from "./list-cards";

type Props = {
  readonly query: PipelineQuery;
  readonly columns: readonly ListColumn[];
  /** Those picked; null: all that the list shows. */
  readonly ids: ReadonlySet<string> | null;
  readonly close: () => void;
};

/** The list as it is filtered, sorted and laid out, or what is picked of it, as a file. */
export function ListExport({ query, columns, ids, close }: Props) {
  const { offline, start } = useExport();
  const { count } = useListSum();
  const run = (format: ExportFormat, all: boolean) => {
    const shown = columns.map(({ field }) => field);
    const { statuses, tagIds, ownerIds, ...filter } = filterOf(query);
    return start(
      {
        list: "opportunities",
        columns: all ? [...new Set([...shown, ...opportunityColumns])] : shown,
        sort: [...query.sort],
        filter: { ...filter, statuses: [...statuses], tagIds: [...tagIds], ownerIds: [...ownerIds] },
        // All of them are what the filter lets through, however many.
        ids: ids && ids.size < count ? [...ids] : null,
      },
      format,
    );
  };
  return <ExportSheet close={close} offline={offline} count={ids?.size ?? count} hasMoreColumns run={run} />;
}
