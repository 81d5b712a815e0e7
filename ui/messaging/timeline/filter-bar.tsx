"use client";

import { useTranslations } from "use-intl";
import { Chip } from "@/ui/kit/chip";
import { Menu } from "@/ui/kit/menu";
import { useRecords } from "@/ui/live/records";
import { useTimeline } from "./timeline-context";
import { kindsOf, shownKinds, type TimelineFilter } from "./timeline-filter";

type Props = {
  readonly filter: TimelineFilter;
  /** Ids of those who wrote what is held. */
  readonly authors: ReadonlySet<string>;
  readonly show: (filter: TimelineFilter) => void;
};

/** Kinds that are on or off, and one person or everybody. */
export function FilterBar({ filter, authors, show }: Props) {
  const t = useTranslations("crm.timeline.filters");
  const people = useRecords("identity.person");
  const { entity } = useTimeline();
  const { kinds, by } = filter;
  const turn = (kind: (typeof shownKinds)[number]) =>
    shownKinds.filter((one) => (one === kind ? !kinds.includes(one) : kinds.includes(one)));
  const pick = (id: string | null, label: string) => ({
    label,
    checked: by === id,
    run: () => show({ ...filter, by: id }),
  });
  const listed = people.filter(({ id }) => authors.has(id) || id === by);
  const items = [pick(null, t("everybody")), ...listed.map(({ id, name }) => pick(id, name))];
  return (
    <fieldset className="tl-filter" aria-label={t("label")}>
      {kindsOf(entity).map((kind) => (
        <Chip key={kind} on={kinds.includes(kind)} onClick={() => show({ ...filter, kinds: turn(kind) })}>
          {t(kind)}
        </Chip>
      ))}
      <Menu
        label={t("person")}
        items={items}
        trigger={
          <Chip on={by !== null}>
            {by ? (people.find(({ id }) => id === by)?.name ?? t("person")) : t("person")}
          </Chip>
        }
      />
    </fieldset>
  );
}
