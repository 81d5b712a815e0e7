"use client";

import { useTranslations } from "use-intl";
import type { SalesTeamRecord } from "@/common/identity/records";
import { newId } from "@/ui/live/new-id";
import { perform } from "@/ui/live/outbox";
import { useRecords } from "@/ui/live/records";
import { AddLine } from "../add-line";
import { HueButton } from "../hue-button";
import { nextHue } from "../hue-picker";
import { NameField } from "../name-field";
import { teamAppears, teamSet } from "../settings-effects";
import { useTold } from "../use-told";
import { StepFoot } from "./step-foot";

/** Who works together: one team is there to begin with, and is renamed in place. */
export function TeamStep({ pass }: { readonly pass: () => void }) {
  const t = useTranslations("settings");
  const teams = useRecords("identity.salesTeam").filter((team) => team.active);
  const { problem } = useTold();
  const add = (name: string) => {
    const team = { id: newId(), name, hue: nextHue(teams.length) };
    const effect = teamAppears({ ...team, active: true, version: 0 });
    return problem(perform("identity.salesTeam.create", team, effect));
  };
  return (
    <>
      <div className="group">
        <ul aria-label={t("pages.teams.title")}>
          {teams.map((team) => (
            <TeamLine key={team.id} team={team} />
          ))}
        </ul>
        <AddLine label={t("start.anotherTeam")} action={t("teams.add")} max={80} add={add} />
      </div>
      <StepFoot pass={pass} />
    </>
  );
}

function TeamLine({ team }: { readonly team: SalesTeamRecord }) {
  const t = useTranslations("settings");
  const { problem, told } = useTold();
  const { id, name, hue } = team;
  const set = (fields: { name?: string; hue?: number }) =>
    perform("identity.salesTeam.edit", { id, changes: fields }, teamSet({ id, fields }));
  return (
    <li className="se-line">
      <HueButton
        label={t("start.teamColour", { name })}
        value={hue}
        readOnly={false}
        change={(next) => void told(set({ hue: next }))}
      />
      <div className="grow">
        <NameField
          label={t("start.teamName", { name })}
          of={`team/${id}`}
          value={name}
          max={80}
          variant="bare"
          save={(next) => problem(set({ name: next }))}
        />
      </div>
    </li>
  );
}
