"use client";
import { useTranslations } from "use-intl";
import { EmptyState } from "../kit/empty-state";
import { LinkButton } from "../kit/link-button";

/** No such page, or one that is not on this device: says so and leads back. */
export function DeadEnd({ kind }: { readonly kind: "lost" | "offline" }) {
  const t = useTranslations("errors");
  return (
    <main className="dead-end">
      <EmptyState
        level="h1"
        title={t(`${kind}.title`)}
        action={
          <LinkButton href="/pipeline" look="primary">
            {t(`${kind}.pipeline`)}
          </LinkButton>
        }
      >
        {t(`${kind}.text`)}
      </EmptyState>
    </main>
  );
}
