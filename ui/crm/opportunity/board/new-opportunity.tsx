"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import type { StageRecord } from "@/common/crm/records";
import { later } from "@/ui/kit/later";
import { Sheet } from "@/ui/kit/sheet";

const QuickCreate = later(() => import("./quick-create").then((file) => file.QuickCreate));

/** What `/pipeline?new` opens: the quick form for the first column. */
export function NewOpportunity({ stages }: { readonly stages: readonly StageRecord[] }) {
  const t = useTranslations("crm.board");
  const router = useRouter();
  const asked = useSearchParams().has("new");
  const first = stages[0];
  if (!asked || !first) return null;
  const close = () => {
    const search = new URLSearchParams(window.location.search);
    search.delete("new");
    const rest = search.toString();
    router.replace(rest ? `/pipeline?${rest}` : "/pipeline");
  };
  return (
    <Sheet open onClose={close} title={t("newOpportunity")} subtitle={t("inStage", { stage: first.name })}>
      <QuickCreate stage={first} close={close} />
    </Sheet>
  );
}
