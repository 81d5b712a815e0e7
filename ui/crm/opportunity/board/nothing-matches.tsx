import { useCallback, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import type { StageRecord } from "@/common/crm/records";
import { Icon } from "@/ui/kit/icon";
import { columnIds } from "../store/cards";
import { followColumns } from "./column-order";

type Props = { readonly stages: readonly StageRecord[] };

/** Says that the filters leave nothing; "Clear filters" stands right above. */
export function NothingMatches({ stages }: Props) {
  const t = useTranslations("crm.board");
  const subscribe = useCallback((listener: () => void) => followColumns(stages, listener), [stages]);
  const none = useSyncExternalStore(
    subscribe,
    () => stages.every((stage) => columnIds(stage.id).length === 0),
    () => false,
  );
  if (!none) return null;
  return (
    <p className="note pipeline-none" role="status">
      <Icon name="filter" />
      {t("nothingMatches")}
    </p>
  );
}
