import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { useRecords } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { rights } from "../../../common/identity/roles";
import { rank } from "../../../common/rank";
import { searchText } from "../../../common/search-text";
import { type SettingsPage, settingsPages, settingsParts } from "../../../common/settings-pages";
import { useFormat } from "../../kit/format";
import type { IconName } from "../../kit/icon-paths";
import { keyCap, registered } from "../../kit/shortcuts";
import { chooseTheme } from "../me-menu";
import type { Entry } from "./entry";
import {
  type FoundCard,
  type FoundPartner,
  findCards,
  findPartners,
  type Held,
  recentOf,
  useHeldRecords,
} from "./find-records";
import { recentPages } from "./recent";
import { useServerSearch } from "./use-server-search";

const shown = 6;

/** Everything that answers what was typed, best first; with nothing typed, what was opened last and what can be done. */
export function useEntries(typed: string): readonly Entry[] {
  const me = useMe();
  const query = searchText(typed);
  const answer = useServerSearch(query, rights[me.role].deals);
  const [recent] = useState(() => recentPages(me.id));
  const held = useHeldRecords();
  const records = useRecordEntries();
  const commands = useCommandEntries();
  const people = usePeopleEntries();
  return useMemo(() => {
    if (query === "") return [...records.recent(held, recent), ...commands];
    const found = {
      opportunities: findCards(held, query, recent, shown).map(records.card),
      partners: findPartners(held, query, recent, answer.partners, shown).map(records.partner),
      people: ranked(people, query, shown),
      commands: ranked(commands, query, 8),
    };
    return [...found.opportunities, ...found.partners, ...found.people, ...found.commands];
  }, [query, answer, recent, held, records, commands, people]);
}

function ranked(entries: readonly Entry[], query: string, limit: number): readonly Entry[] {
  return entries
    .map((entry) => ({ entry, score: rank(searchText(entry.title, entry.detail), query) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

function useRecordEntries() {
  const t = useTranslations("live.palette");
  const router = useRouter();
  const { money } = useFormat();
  return useMemo(() => {
    const card = ({ card: held, customer }: FoundCard): Entry => ({
      id: `/opportunities/${held.id}`,
      section: "opportunities",
      icon: "opportunity",
      title: held.name,
      detail: customer,
      aside: held.status === "open" ? money(held.expectedRevenue) : t(held.status),
      run: () => router.push(`/opportunities/${held.id}`),
    });
    const partner = ({ id, name, detail }: FoundPartner): Entry => ({
      id: `/partners/${id}`,
      section: "partners",
      icon: "partners",
      title: name,
      detail,
      run: () => router.push(`/partners/${id}`),
    });
    const recent = (held: Held, paths: readonly string[]): readonly Entry[] =>
      recentOf(held, paths)
        .slice(0, shown)
        .map((found) => ({ ...("card" in found ? card(found) : partner(found)), section: "recent" }));
    return { card, partner, recent };
  }, [t, router, money]);
}

function usePeopleEntries(): readonly Entry[] {
  const router = useRouter();
  const people = useRecords("identity.person");
  return useMemo(
    () =>
      people
        .filter((person) => person.active)
        .map((person) => ({
          id: `person/${person.id}`,
          section: "people" as const,
          icon: "person" as const,
          title: person.name,
          detail: person.email,
          run: () => router.push(`/settings/people?person=${person.id}`),
        })),
    [people, router],
  );
}

/** What the screen offers by its registered shortcuts, then pages, then the look. */
function useCommandEntries(): readonly Entry[] {
  const t = useTranslations("live.palette");
  const router = useRouter();
  const { administer } = rights[useMe().role];
  // As they were when the palette opened: it is the screen behind it that they are about.
  const [offered] = useState(() =>
    registered().flatMap((group) => group.shortcuts.filter((one) => one.offered)),
  );
  return useMemo(() => {
    const actions = offered.flatMap(({ id, label, icon, keys, run }): Entry[] =>
      run
        ? [
            {
              id,
              section: "actions",
              icon: icon ?? "right",
              title: label,
              key: keys[0] && keyCap(keys[0]),
              run,
            },
          ]
        : [],
    );
    const page = (name: "settings" | SettingsPage, href: string, icon: IconName): Entry => ({
      ...{ id: href, section: "pages", icon, title: t(`pages.${name}`) },
      run: () => router.push(href),
    });
    const places = settingsParts.flatMap((part) =>
      settingsPages(part, administer).map(({ name, path, icon }) => page(name, `/settings/${path}`, icon)),
    );
    const looks = (["system", "light", "dark"] as const).map(
      (theme): Entry => ({
        id: `theme/${theme}`,
        section: "look",
        icon: "eye",
        title: t(`themes.${theme}`),
        run: () => chooseTheme(theme),
      }),
    );
    return [...actions, page("settings", "/settings", "settings"), ...places, ...looks];
  }, [offered, t, router, administer]);
}
