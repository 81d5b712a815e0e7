import { useTranslations } from "use-intl";
import type { StageRecord } from "@/common/crm/records";
import { rights } from "@/common/identity/roles";
import { EmptyState } from "@/ui/kit/empty-state";
import { useMe } from "@/ui/live/session";

/** What goes into a column that has no card; the button to make one stands right above. */
export function ColumnEmpty({
  stage,
  filtered,
}: {
  readonly stage: StageRecord;
  readonly filtered: boolean;
}) {
  const t = useTranslations("crm.board");
  const me = useMe();
  if (filtered) return <p className="board-none f13 sec">{t("noneMatch")}</p>;
  return (
    <EmptyState title={t("empty", { stage: stage.name })} level="h3">
      {rights[me.role].write ? t("emptyHint") : null}
    </EmptyState>
  );
}
