"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useMe } from "@/ui/live/session";
import { rights } from "../../common/identity/roles";
import { EmptyState } from "../kit/empty-state";
import { LinkButton } from "../kit/link-button";
import { TopBar } from "../kit/top-bar";

/** A page about opportunities; who has nothing to do with them is told so, and led to what they may use. */
export function DealsOnly({ children }: { readonly children: ReactNode }) {
  const t = useTranslations("errors.noDeals");
  if (rights[useMe().role].deals) return children;
  return (
    <>
      <TopBar />
      <div className="dead-end">
        <EmptyState
          level="h1"
          title={t("title")}
          action={
            <LinkButton href="/partners" look="primary">
              {t("partners")}
            </LinkButton>
          }
        >
          {t("text")}
        </EmptyState>
      </div>
    </>
  );
}
