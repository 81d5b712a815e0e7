"use client";

import { useTranslations } from "use-intl";
import { EmptyState } from "@/ui/kit/empty-state";
import { LinkButton } from "@/ui/kit/link-button";

/** Deleted or hidden: the two look the same on purpose. */
export function Missing() {
  const t = useTranslations("crm.page");
  return (
    <div className="op-missing">
      <EmptyState
        level="h1"
        title={t("deletedTitle")}
        action={
          <LinkButton href="/pipeline" look="primary">
            {t("toPipeline")}
          </LinkButton>
        }
      >
        {t("deletedText")}
      </EmptyState>
    </div>
  );
}

/** Offline and never opened here. */
export function NotHeld() {
  const t = useTranslations("crm.page");
  return (
    <div className="op-missing">
      <EmptyState
        level="h1"
        title={t("notHeldTitle")}
        action={<LinkButton href="/pipeline">{t("toPipeline")}</LinkButton>}
      >
        {t("notHeldText")}
      </EmptyState>
    </div>
  );
}
