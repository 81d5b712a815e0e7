"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import type { StageRecord } from "@/common/crm/records";
import { rights } from "@/common/identity/roles";
import { IconButton } from "@/ui/kit/button";
import { Menu, type MenuItem } from "@/ui/kit/menu";
import { useMe } from "@/ui/live/session";

export function ColumnMenu({ stage, fold }: { readonly stage: StageRecord; readonly fold: () => void }) {
  const t = useTranslations("crm.board");
  const router = useRouter();
  const me = useMe();
  const label = t("columnMenu", { stage: stage.name });
  const items: MenuItem[] = [{ label: t("fold"), icon: "left", run: fold }];
  if (rights[me.role].configure) {
    items.push({ label: t("stageSettings"), icon: "settings", run: () => router.push("/settings/stages") });
  }
  return <Menu label={label} items={items} trigger={<IconButton icon="more" label={label} />} />;
}
