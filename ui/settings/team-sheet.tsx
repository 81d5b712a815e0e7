"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { SalesTeamRecord } from "@/common/identity/records";
import { Button } from "@/ui/kit/button";
import { perform } from "@/ui/live/outbox";
import { RemoveTeam } from "./remove-team";
import { teamSet } from "./settings-effects";
import { TeamMembers } from "./team-members";
import { ThingSheet } from "./thing-sheet";
import { useTold } from "./use-told";
import type { UsesAnswer } from "./use-uses";

type Props = {
  readonly team: SalesTeamRecord;
  readonly mayChange: boolean;
  readonly usesOf: UsesAnswer["usesOf"];
  readonly close: () => void;
};
type Fields = { readonly name?: string; readonly hue?: number; readonly active?: boolean };

/** One team: its name and colour, its people; every change is saved as it is made. */
export function TeamSheet({ team, mayChange, usesOf, close }: Props) {
  const t = useTranslations("settings");
  const { problem, told } = useTold();
  const [removing, setRemoving] = useState(false);
  const { id, active } = team;
  const set = (fields: Fields) =>
    perform("identity.salesTeam.edit", { id, changes: fields }, teamSet({ id, fields }));
  if (removing)
    return <RemoveTeam team={team} uses={usesOf(id)} back={() => setRemoving(false)} close={close} />;
  return (
    <ThingSheet
      thing={team}
      kind="team"
      max={80}
      mayChange={mayChange}
      rename={(name) => problem(set({ name }))}
      recolour={(hue) => void told(set({ hue }))}
      close={close}
    >
      <TeamMembers team={team} mayChange={mayChange} />
      {mayChange && (
        <div className="se-way">
          <Button onClick={() => void told(set({ active: !active }))}>
            {active ? t("teams.retire") : t("teams.bringBack")}
          </Button>
          {active && <p className="f13 sec">{t("teams.retireText")}</p>}
          <Button danger icon="trash" onClick={() => setRemoving(true)}>
            {t("teams.remove")}
          </Button>
        </div>
      )}
    </ThingSheet>
  );
}
