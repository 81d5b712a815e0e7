"use client";

import { useTranslations } from "use-intl";

type Refused = { readonly reason: string };

/** What to tell a person about a refusal: a sentence of the messages, never the server's own words. */
export function useRefusalText(): (refused: Refused) => string {
  const t = useTranslations("errors");
  return ({ reason }) => (t.has(reason as never) ? t(reason as never) : t("unexpected" as never));
}
