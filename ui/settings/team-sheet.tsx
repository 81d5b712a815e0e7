"use client";

import { useTranslations } from "use-intl";
import type { SalesTeamRecord } from "@/common/identity/records";
import { Button } from "@/ui/kit/button";
import { Sheet } from "@/ui/kit/sheet";
import { perform } from "@/ui/live/outbox";
import { HuePicker } from "./hue-picker";
import { NameField } from "./name-field";
import { teamSet } from "./settings-effects";
import { TeamMembers } from "./team-members";
import { useTold } from "./use-told";

type Props = { readonly team: SalesTeamRecord; readonly mayChange: boolean; readonly close: () => void };
type Fields = { readonly name?: string; readonly hue?: number; readonly active?: boolean };

/** One team: its name and colour, its people; every change is saved as it is made. */
export function TeamSheet({ team, mayChange, close }: Props) {
  const t = useTranslations("settings");
  const { problem, told } = useTold();
  const { id, active } = team;
  const set = (fields: Fields) =>
    perform("identity.salesTeam.edit", { id, changes: fields }, teamSet({ id, fields }));
  return (
    <Sheet
      open
      onClose={close}
      title={team.name}
      footer={
        <Button look="primary" onClick={close}>
          {t("done")}
        </Button>
      }
    >
      <NameField
        label={t("name")}
        of={`team/${id}`}
        value={team.name}
        max={80}
        readOnly={!mayChange}
        save={(name) => problem(set({ name }))}
      />
      <HuePicker
        label={t("colour")}
        value={team.hue}
        readOnly={!mayChange}
        change={(hue) => void told(set({ hue }))}
      />
      <TeamMembers team={team} mayChange={mayChange} />
      {mayChange && (
        <div className="se-way">
          <Button danger={active} onClick={() => void told(set({ active: !active }))}>
            {active ? t("teams.retire") : t("teams.bringBack")}
          </Button>
          {active && <p className="f13 sec">{t("teams.retireText")}</p>}
        </div>
      )}
    </Sheet>
  );
}
