"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { opportunityStatuses } from "@/common/crm/opportunity-terms";
import { Button } from "@/ui/kit/button";
import { Chip } from "@/ui/kit/chip";
import { Segmented } from "@/ui/kit/segmented";
import { Sheet } from "@/ui/kit/sheet";
import { Tag } from "@/ui/kit/tag";
import { useRecords } from "@/ui/live/records";
import { clearFilters, type PipelineQuery } from "./pipeline-query";
import { useOwners } from "./use-owners";
import { showQuery } from "./use-pipeline-query";
import { ViewSwitch } from "./view-switch";

type Props = { readonly query: PipelineQuery; readonly close: () => void };

/** Every filter, each as a chip; the board behind follows at once. */
export function FilterSheet({ query, close }: Props) {
  const t = useTranslations("crm.filters");
  const set = (change: Partial<PipelineQuery>) => showQuery({ ...query, ...change });
  return (
    <Sheet
      open
      onClose={close}
      title={t("filters")}
      place="side"
      footer={
        <>
          <Button onClick={() => showQuery(clearFilters(query))}>{t("clear")}</Button>
          <Button look="primary" onClick={close}>
            {t("show")}
          </Button>
        </>
      }
    >
      <Part title={t("view")}>
        <ViewSwitch query={query} />
      </Part>
      <Part title={t("whose")}>
        <Segmented
          label={t("whose")}
          value={query.whose}
          options={[
            { value: "all", label: t("all") },
            { value: "team", label: t("myTeam") },
            { value: "mine", label: t("mine") },
          ]}
          onChange={(whose) => set({ whose })}
        />
      </Part>
      <Part title={t("statusTitle")}>
        <Chips
          options={opportunityStatuses.map((status) => ({ id: status, name: t(`status.${status}`) }))}
          chosen={query.statuses}
          choose={(statuses) => set(statusChange(query, statuses))}
        />
      </Part>
      <Owners query={query} set={set} />
      <Part title={t("attention")}>
        <Chip on={query.rotting} onClick={() => set({ rotting: !query.rotting })}>
          {t("rotting")}
        </Chip>
      </Part>
      <Sets query={query} set={set} />
    </Sheet>
  );
}

/** Lost cards stand in no column any more, so asking for them shows the list. */
function statusChange(query: PipelineQuery, chosen: readonly string[]): Partial<PipelineQuery> {
  const statuses = opportunityStatuses.filter((status) => chosen.includes(status));
  const asksForLost = statuses.includes("lost") && !query.statuses.includes("lost");
  return asksForLost ? { statuses, view: "list" } : { statuses };
}

/** One reason at a time: picking another takes its place. */
function reasonChange(query: PipelineQuery, chosen: readonly string[]): Partial<PipelineQuery> {
  const reason = chosen.find((id) => id !== query.reason) ?? null;
  return reason === null ? { reason } : { reason, view: "list" };
}

type PartProps = {
  readonly query: PipelineQuery;
  readonly set: (change: Partial<PipelineQuery>) => void;
};

function Owners({ query, set }: PartProps) {
  const t = useTranslations("crm.filters");
  const people = useOwners(query.owners);
  return (
    <Part title={t("owner")}>
      <Chip on={query.unassigned} onClick={() => set({ unassigned: !query.unassigned })}>
        {t("unassigned")}
      </Chip>
      <Chips
        options={people.map(({ id, name }) => ({ id, name }))}
        chosen={query.owners}
        choose={(owners) => set({ owners })}
      />
    </Part>
  );
}

function Sets({ query, set }: PartProps) {
  const t = useTranslations("crm.filters");
  const tags = useRecords("crm.tag");
  const reasons = useRecords("crm.lostReason");
  return (
    <>
      {tags.length > 0 && (
        <Part title={t("tags")}>
          <Chips options={tags} chosen={query.tags} choose={(chosen) => set({ tags: chosen })} />
        </Part>
      )}
      {reasons.length > 0 && (
        <Part title={t("reasons")}>
          <Chips
            options={reasons}
            chosen={query.reason === null ? [] : [query.reason]}
            choose={(chosen) => set(reasonChange(query, chosen))}
          />
        </Part>
      )}
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="pipeline-part">
      <legend className="f14 sec">{title}</legend>
      <div className="pipeline-part-chips">{children}</div>
    </fieldset>
  );
}

type Option = { readonly id: string; readonly name: string; readonly hue?: number };
type ChipsProps = {
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly choose: (chosen: readonly string[]) => void;
};

function Chips({ options, chosen, choose }: ChipsProps) {
  return options.map(({ id, name, hue }) => {
    const on = chosen.includes(id);
    const next = on ? chosen.filter((one) => one !== id) : [...chosen, id];
    return (
      <Chip key={id} on={on} onClick={() => choose(next)}>
        {hue ? <Tag name={name} hue={hue} /> : name}
      </Chip>
    );
  });
}
