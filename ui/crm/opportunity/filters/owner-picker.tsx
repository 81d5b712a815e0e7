"use client";

import { useTranslations } from "use-intl";
import { Chip } from "@/ui/kit/chip";
import { Icon } from "@/ui/kit/icon";
import { Menu } from "@/ui/kit/menu";
import type { PipelineQuery } from "./pipeline-query";
import { useOwners } from "./use-owners";
import { showQuery } from "./use-pipeline-query";

/** One colleague after the other, as a meeting goes through them; several at once are a matter of the filters. */
export function OwnerPicker({ query }: { readonly query: PipelineQuery }) {
  const t = useTranslations("crm.filters");
  const { owners, unassigned } = query;
  const people = useOwners(owners);
  if (people.length === 0) return null;
  const show = (next: Pick<PipelineQuery, "owners" | "unassigned">) =>
    showQuery({ ...query, ...next, whose: query.whose === "mine" ? "all" : query.whose });
  const items = [
    { name: t("everybody"), owners: [], unassigned: false },
    ...people.map(({ id, name }) => ({ name, owners: [id], unassigned: false })),
    { name: t("unassigned"), owners: [], unassigned: true },
  ].map((one) => ({
    label: one.name,
    checked: one.owners.join() === owners.join() && one.unassigned === unassigned,
    run: () => show(one),
  }));
  const isOn = owners.length > 0 || unassigned;
  const shown = items.find((item) => item.checked)?.label ?? t("several");
  const trigger = (
    <Chip on={isOn} aria-label={t("ownerIs", { name: shown })}>
      <span className="t1">{isOn ? shown : t("owner")}</span>
      <Icon name="down" size="small" />
    </Chip>
  );
  return <Menu label={t("owner")} items={items} trigger={trigger} />;
}
