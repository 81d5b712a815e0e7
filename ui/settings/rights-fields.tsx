"use client";

import { useTranslations } from "use-intl";
import { type RecordScope, type Role, recordScopes, rights, roles } from "@/common/identity/roles";
import { SelectField } from "@/ui/kit/field";
import { useRecords } from "@/ui/live/records";

type Props = {
  readonly role: Role;
  readonly scope: RecordScope;
  readonly changeRole: (role: Role) => void;
  readonly changeScope: (scope: RecordScope) => void;
};

/** What a person may do and which opportunities they see. */
export function RightsFields({ role, scope, changeRole, changeScope }: Props) {
  const t = useTranslations("settings.people");
  return (
    <>
      <SelectField
        label={t("role")}
        value={role}
        hint={t(`roleTexts.${role}`)}
        onChange={(event) => changeRole(event.target.value as Role)}
      >
        {roles.map((one) => (
          <option key={one} value={one}>
            {t(`roles.${one}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t("scope")}
        value={scope}
        disabled={!rights[role].deals}
        hint={rights[role].deals ? undefined : t("scopeNone")}
        onChange={(event) => changeScope(event.target.value as RecordScope)}
      >
        {recordScopes.map((one) => (
          <option key={one} value={one}>
            {t(`scopes.${one}`)}
          </option>
        ))}
      </SelectField>
    </>
  );
}

export type TeamPlace = { readonly id: string; readonly leader: boolean };
type TeamsProps = {
  readonly teams: readonly TeamPlace[];
  readonly change: (teams: readonly TeamPlace[]) => void;
};

const places = ["out", "member", "leader"] as const;
const words = { out: "notIn", member: "member", leader: "leader" } as const;

/** Of each team: not in it, member, or leader. */
export function TeamsFields({ teams, change }: TeamsProps) {
  const t = useTranslations("settings.people");
  const all = useRecords("identity.salesTeam").filter(
    (team) => team.active || teams.some((place) => place.id === team.id),
  );
  const put = (id: string, place: string) => {
    const others = teams.filter((one) => one.id !== id);
    change(place === "out" ? others : [...others, { id, leader: place === "leader" }]);
  };
  const placeOf = (id: string) => {
    const held = teams.find((one) => one.id === id);
    if (!held) return "out";
    return held.leader ? "leader" : "member";
  };
  return (
    <fieldset className="se-teams">
      <legend className="edit-label">{t("teams")}</legend>
      {all.length === 0 && <p className="f14 sec">{t("noTeams")}</p>}
      {all.map((team) => (
        <SelectField
          key={team.id}
          label={team.name}
          value={placeOf(team.id)}
          onChange={(event) => put(team.id, event.target.value)}
        >
          {places.map((place) => (
            <option key={place} value={place}>
              {t(words[place])}
            </option>
          ))}
        </SelectField>
      ))}
    </fieldset>
  );
}
