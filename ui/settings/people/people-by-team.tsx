"use client";

import { useTranslations } from "use-intl";
import { EmptyState } from "@/ui/kit/empty-state";
import { Swatch } from "@/ui/kit/tag";
import { useRecords } from "@/ui/live/records";
import { TeamMembers } from "../team-members";

/** Every team with its members and leaders, to be changed in place. */
export function PeopleByTeam({ mayChange }: { readonly mayChange: boolean }) {
  const t = useTranslations("settings.teams");
  const teams = useRecords("identity.salesTeam").filter((team) => team.active);
  if (teams.length === 0) return <EmptyState title={t("nothingTitle")}>{t("nothingText")}</EmptyState>;
  return teams.map((team) => (
    <section key={team.id} aria-labelledby={`se-team-${team.id}`}>
      <div className="sect">
        <Swatch hue={team.hue} />
        <h2 id={`se-team-${team.id}`}>{team.name}</h2>
      </div>
      <div className="group se-form">
        <TeamMembers team={team} mayChange={mayChange} />
      </div>
    </section>
  ));
}
