import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { EmptyState } from "@/ui/kit/empty-state";
import { LinkButton } from "@/ui/kit/link-button";
import { useMe } from "@/ui/live/session";

export function NoStage() {
  const t = useTranslations("crm.board");
  const { configure } = rights[useMe().role];
  const action = configure ? <LinkButton href="/settings/stages">{t("noStageAction")}</LinkButton> : null;
  return (
    <EmptyState title={t("noStage")} action={action}>
      {configure ? t("noStageHint") : t("noStageAsk")}
    </EmptyState>
  );
}
