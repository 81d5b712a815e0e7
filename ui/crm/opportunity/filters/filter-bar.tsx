"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { Chip } from "@/ui/kit/chip";
import { useRecords } from "@/ui/live/records";
import { clearFilters, countFilters, type PipelineQuery } from "./pipeline-query";
import { showQuery } from "./use-pipeline-query";

/** What is left out at the moment, each with a cross; nothing while everything shows. */
export function FilterBar({ query }: { readonly query: PipelineQuery }) {
  const t = useTranslations("crm.filters");
  const chips = useChips(query);
  if (countFilters(query) === 0 && query.search === "") return null;
  return (
    <section className="pipeline-chips" aria-label={t("active")}>
      {chips.map((chip) => (
        <Chip
          key={chip.key}
          on
          removable
          aria-label={t("takeOff", { filter: chip.label })}
          onClick={() => showQuery({ ...query, ...chip.without })}
        >
          {chip.label}
        </Chip>
      ))}
      <Button look="plain" size="small" onClick={() => showQuery(clearFilters(query))}>
        {t("clear")}
      </Button>
    </section>
  );
}

type ActiveFilter = {
  readonly key: string;
  readonly label: string;
  readonly without: Partial<PipelineQuery>;
};

function useChips(query: PipelineQuery): readonly ActiveFilter[] {
  const t = useTranslations("crm.filters");
  const tags = useRecords("crm.tag");
  const reasons = useRecords("crm.lostReason");
  const { whose, statuses, unassigned, rotting, search } = query;
  const chips: ActiveFilter[] = [];
  if (search) chips.push({ key: "q", label: t("quoted", { text: search }), without: { search: "" } });
  if (whose !== "all")
    chips.push({
      key: "whose",
      label: whose === "mine" ? t("mine") : t("myTeam"),
      without: { whose: "all" },
    });
  for (const status of statuses) {
    chips.push({
      key: status,
      label: t(`status.${status}`),
      without: { statuses: statuses.filter((one) => one !== status) },
    });
  }
  if (query.reason !== null) {
    const label = reasons.find((reason) => reason.id === query.reason)?.name ?? t("reason");
    chips.push({ key: "reason", label, without: { reason: null } });
  }
  for (const id of query.tags) {
    const label = tags.find((tag) => tag.id === id)?.name ?? t("tag");
    chips.push({ key: id, label, without: { tags: query.tags.filter((one) => one !== id) } });
  }
  if (unassigned) chips.push({ key: "unassigned", label: t("unassigned"), without: { unassigned: false } });
  if (rotting) chips.push({ key: "rotting", label: t("rotting"), without: { rotting: false } });
  return chips;
}
