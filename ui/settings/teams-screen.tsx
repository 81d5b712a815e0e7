"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { UseCount } from "@/common/crm/uses";
import type { SalesTeamRecord } from "@/common/identity/records";
import { rights } from "@/common/identity/roles";
import { EmptyState } from "@/ui/kit/empty-state";
import { Face } from "@/ui/kit/face";
import { Icon } from "@/ui/kit/icon";
import { Swatch } from "@/ui/kit/tag";
import { newId } from "@/ui/live/new-id";
import { perform } from "@/ui/live/outbox";
import { useRecord, useRecords } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { AddLine } from "./add-line";
import { nextHue } from "./hue-picker";
import { teamAppears } from "./settings-effects";
import { SettingsFrame } from "./settings-frame";
import { TeamSheet } from "./team-sheet";
import { useTold } from "./use-told";
import { useUseText } from "./use-use-text";
import { useUses } from "./use-uses";

/** Faces before "+N". */
const mostFaces = 3;

/** Teams, who is in them and who leads them. */
export function TeamsScreen() {
  const t = useTranslations("settings");
  const teams = useRecords("identity.salesTeam");
  const mayChange = rights[useMe().role].administer;
  const { problem } = useTold();
  const { usesOf } = useUses();
  const [openId, setOpenId] = useState<string | null>(null);
  const open = useRecord("identity.salesTeam", openId ?? "");
  const add = (name: string) => {
    const team = { id: newId(), name, hue: nextHue(teams.length) };
    const effect = teamAppears({ ...team, active: true, version: 0 });
    return problem(perform("identity.salesTeam.create", team, effect));
  };
  return (
    <SettingsFrame title={t("pages.teams.title")} needs="administer">
      {teams.length === 0 && (
        <EmptyState title={t("teams.nothingTitle")}>{t("teams.nothingText")}</EmptyState>
      )}
      <div className="group">
        {mayChange && <AddLine label={t("teams.addTitle")} action={t("teams.add")} max={80} add={add} />}
        <ul aria-label={t("pages.teams.title")}>
          {teams.map((team) => (
            <TeamRow key={team.id} team={team} uses={usesOf(team.id)} open={() => setOpenId(team.id)} />
          ))}
        </ul>
      </div>
      {open && <TeamSheet team={open} mayChange={mayChange} usesOf={usesOf} close={() => setOpenId(null)} />}
    </SettingsFrame>
  );
}

type RowProps = {
  readonly team: SalesTeamRecord;
  readonly uses: UseCount | undefined;
  readonly open: () => void;
};

function TeamRow({ team, uses, open }: RowProps) {
  const t = useTranslations("settings");
  const usesText = useUseText();
  const members = useRecords("identity.person").filter(
    (person) => person.active && person.teams.some((place) => place.id === team.id),
  );
  return (
    <li className="se-row" data-off={team.active ? undefined : ""}>
      <button
        type="button"
        className="se-link"
        aria-haspopup="dialog"
        aria-label={t("teams.edit", { name: team.name })}
        onClick={open}
      >
        <span className="se-square">
          <Swatch hue={team.hue} />
        </span>
        <span className="se-text">
          <span className="m t1">{team.name}</span>
          <span className="f14 sec">
            {t("teams.count", { count: members.length })}
            {uses && ` · ${usesText(uses)}`}
            {!team.active && ` · ${t("inactive")}`}
          </span>
        </span>
        <span className="avs">
          {members.slice(0, mostFaces).map((person) => (
            <Face
              key={person.id}
              name={person.name}
              colour={person.colour}
              picture={person.picture}
              size="small"
              silent
            />
          ))}
        </span>
        {members.length > mostFaces && <span className="f13 sec">+{members.length - mostFaces}</span>}
        <Icon name="right" size="small" />
      </button>
    </li>
  );
}
