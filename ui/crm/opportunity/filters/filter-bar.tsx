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

type Named = { readonly id: string; readonly name: string };
type Without = (left: readonly string[]) => Partial<PipelineQuery>;

function useChips(query: PipelineQuery): readonly ActiveFilter[] {
  const t = useTranslations("crm.filters");
  const tags = useRecords("crm.tag");
  const people = useRecords("identity.person");
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
  const named = (
    ids: readonly string[],
    { known, other, without }: { known: readonly Named[]; other: string; without: Without },
  ) => {
    for (const id of ids) {
      const label = known.find((one) => one.id === id)?.name ?? other;
      chips.push({ key: id, label, without: without(ids.filter((one) => one !== id)) });
    }
  };
  const reason = query.reason === null ? [] : [query.reason];
  named(reason, { known: reasons, other: t("reason"), without: () => ({ reason: null }) });
  named(query.tags, { known: tags, other: t("tag"), without: (left) => ({ tags: left }) });
  named(query.owners, { known: people, other: t("owner"), without: (left) => ({ owners: left }) });
  if (unassigned) chips.push({ key: "unassigned", label: t("unassigned"), without: { unassigned: false } });
  if (rotting) chips.push({ key: "rotting", label: t("rotting"), without: { rotting: false } });
  return chips;
}
