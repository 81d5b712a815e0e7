"use client";

import { useTranslations } from "use-intl";
import type { UseCount } from "@/common/crm/uses";

/** "34 opportunities"; deleted ones are named only where they are all there is. Empty while nobody knows. */
export function useUseText(): (uses: UseCount | undefined) => string {
  const t = useTranslations("settings.uses");
  return (uses) => {
    if (!uses) return "";
    if (uses.live === 0 && uses.deleted > 0) return t("deleted", { count: uses.deleted });
    return t("count", { count: uses.live });
  };
}
