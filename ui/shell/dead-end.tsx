"use client";
import { useTranslations } from "use-intl";
import { EmptyState } from "../kit/empty-state";
import { LinkButton } from "../kit/link-button";
import { FrameSkeleton } from "./frame-skeleton";
import { LanguageProvider } from "./language";

type Props = { readonly kind: "lost" | "offline" };

/** No such page, or one that is not on this device: says so and leads back. */
export function DeadEndPage(props: Props) {
  return (
    <LanguageProvider fallback={<FrameSkeleton />}>
      <DeadEnd {...props} />
    </LanguageProvider>
  );
}

function DeadEnd({ kind }: Props) {
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
