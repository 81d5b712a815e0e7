"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { stagesOfTeam } from "@/common/crm/stage-walk";
import { rights } from "@/common/identity/roles";
import { Button } from "@/ui/kit/button";
import { SelectField } from "@/ui/kit/field";
import { useRecord, useRecords } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { NewStageSheet } from "./new-stage-sheet";
import { SettingsFrame } from "./settings-frame";
import { StageList } from "./stage-list";
import { StageSheet } from "./stage-sheet";
import { useUses } from "./use-uses";

/** The columns of the pipeline: shared by all teams, or a team's own. */
export function StagesScreen() {
  const t = useTranslations("settings");
  const all = useRecords("crm.stage");
  const teams = useRecords("identity.salesTeam").filter((team) => team.active);
  const mayChange = rights[useMe().role].configure;
  const { usesOf } = useUses();
  const [teamId, setTeamId] = useState("");
  const [adding, setAdding] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const open = useRecord("crm.stage", openId ?? "");
  const shown = teamId === "" ? all : stagesOfTeam(all, teamId);
  return (
    <SettingsFrame title={t("pages.stages.title")} needs="configure">
      <div className="se-actions">
        {teams.length > 1 && (
          <SelectField
            label={t("stages.show")}
            value={teamId}
            onChange={(event) => setTeamId(event.target.value)}
          >
            <option value="">{t("stages.all")}</option>
            {teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.name}
              </option>
            ))}
          </SelectField>
        )}
        {mayChange && (
          <Button look="primary" icon="plus" onClick={() => setAdding(true)}>
            {t("stages.add")}
          </Button>
        )}
      </div>
      <StageList stages={shown} mayChange={mayChange} usesOf={usesOf} open={setOpenId} />
      {adding && <NewStageSheet teamId={teamId || null} close={() => setAdding(false)} />}
      {open && (
        <StageSheet stage={open} mayChange={mayChange} usesOf={usesOf} close={() => setOpenId(null)} />
      )}
    </SettingsFrame>
  );
}
