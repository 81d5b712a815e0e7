import { useCallback, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import type { StageRecord } from "@/common/crm/records";
import { Button } from "@/ui/kit/button";
import { clearFilters, type PipelineQuery } from "../filters/pipeline-query";
import { showQuery } from "../filters/use-pipeline-query";
import { columnIds } from "../store/cards";
import { columnOrder } from "./column-order";

type Props = { readonly query: PipelineQuery; readonly stages: readonly StageRecord[] };

/** Says that the filters leave nothing, and takes them off. */
export function NothingMatches({ query, stages }: Props) {
  const t = useTranslations("crm.board");
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = stages.map((stage) => columnOrder(stage.id).subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [stages],
  );
  const none = useSyncExternalStore(subscribe, () => stages.every((stage) => columnIds(stage.id).length === 0), () => false);
  if (!none) return null;
  return (
    <div className="note pipeline-none" role="status">
      <span className="grow">{t("nothingMatches")}</span>
      <Button look="soft" size="small" onClick={() => showQuery(clearFilters(query))}>
        {t("clearFilters")}
      </Button>
    </div>
  );
}
