import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { EmptyState } from "@/ui/kit/empty-state";
import { LinkButton } from "@/ui/kit/link-button";
import { useMe } from "@/ui/live/session";

/** A pipeline that nothing has been put into yet. */
export function ListEmpty() {
  const t = useTranslations("crm");
  const mayCreate = rights[useMe().role].write;
  return (
    <EmptyState
      title={t("list.empty")}
      action={
        mayCreate && (
          <LinkButton href="/pipeline?view=list&new" look="primary" icon="plus">
            {t("board.newOpportunity")}
          </LinkButton>
        )
      }
    >
      {t("list.emptyText")}
    </EmptyState>
  );
}
