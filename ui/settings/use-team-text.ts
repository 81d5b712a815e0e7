"use client";

import { useTranslations } from "use-intl";
import type { PersonRecord } from "@/common/identity/records";
import { useRecords } from "@/ui/live/records";

/** "Alpes Nord (leads), Rhône": the teams a person is in. */
export function useTeamText(): (person: PersonRecord) => string {
  const t = useTranslations("settings.people");
  const teams = useRecords("identity.salesTeam");
  return (person) => {
    const names = person.teams.flatMap(({ id, leader }) => {
      const name = teams.find((team) => team.id === id)?.name;
      if (!name) return [];
      return [leader ? `${name} (${t("leads")})` : name];
    });
    return names.length > 0 ? names.join(", ") : t("noTeam");
  };
}
