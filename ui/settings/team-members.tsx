"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import type { PersonRecord, SalesTeamRecord } from "@/common/identity/records";
import { IconButton } from "@/ui/kit/button";
import { Face } from "@/ui/kit/face";
import { SelectField } from "@/ui/kit/field";
import { toast } from "@/ui/kit/toast";
import { perform } from "@/ui/live/outbox";
import { useRecords } from "@/ui/live/records";
import { personSet } from "./settings-effects";
import { Switch } from "./switch";
import { useTold } from "./use-told";

type Props = { readonly team: SalesTeamRecord; readonly mayChange: boolean };

/** Who is in the team, who leads it, and who could join. */
export function TeamMembers({ team, mayChange }: Props) {
  const t = useTranslations("settings.teams");
  const id = useId();
  const people = useRecords("identity.person");
  const put = usePlace(team);
  const isIn = (person: PersonRecord) => person.teams.some((place) => place.id === team.id);
  const members = people.filter((person) => person.active && isIn(person));
  const others = people.filter((person) => person.active && !isIn(person));
  return (
    <div className="se-members">
      <h3 id={id} className="m">
        {t("members")}
      </h3>
      {members.length === 0 && <p className="f14 sec">{t("noMembers")}</p>}
      <ul aria-labelledby={id}>
        {members.map((person) => (
          <Member key={person.id} person={person} team={team} mayChange={mayChange} />
        ))}
      </ul>
      {mayChange && others.length > 0 && (
        <SelectField
          label={t("addMember")}
          value=""
          onChange={(event) => {
            const person = others.find((one) => one.id === event.target.value);
            if (person) void put(person, false);
          }}
        >
          <option value="">{t("choose")}</option>
          {others.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}

type MemberProps = Props & { readonly person: PersonRecord };

function Member({ person, team, mayChange }: MemberProps) {
  const t = useTranslations("settings");
  const kit = useTranslations("kit");
  const put = usePlace(team);
  const { name } = person;
  const leader = person.teams.some((place) => place.id === team.id && place.leader);
  const takeOut = async () => {
    if (!(await put(person, null))) return;
    toast({
      text: t("teams.takenOut", { name, team: team.name }),
      action: { label: t("undo"), run: () => void put(person, leader) },
    });
  };
  return (
    <li className="se-member">
      <Face name={name} colour={person.colour} picture={person.picture} size="small" silent />
      <span className="grow">{name}</span>
      <Switch
        label={t("teams.leader")}
        name={kit("labelled", { label: t("teams.leader"), value: name })}
        on={leader}
        disabled={!mayChange}
        change={(next) => void put(person, next)}
      />
      {mayChange && (
        <IconButton icon="close" label={t("teams.takeOut", { name })} onClick={() => void takeOut()} />
      )}
    </li>
  );
}

/** Puts somebody into the team, as member or leader, or takes them out (null). */
function usePlace(team: SalesTeamRecord) {
  const { told } = useTold();
  return (person: PersonRecord, leader: boolean | null) => {
    const others = person.teams.filter((place) => place.id !== team.id);
    const teams = leader === null ? others : [...others, { id: team.id, leader }];
    const effect = personSet({ id: person.id, fields: { teams } });
    const input = { teamId: team.id, personId: person.id, leader };
    return told(perform("identity.salesTeam.setMember", input, effect));
  };
}
