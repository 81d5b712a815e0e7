"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { StageRecord } from "@/common/crm/records";
import type { EditStageInput } from "@/common/crm/stage";
import { Button } from "@/ui/kit/button";
import { EditChoice } from "@/ui/kit/edit/choice-field";
import { perform } from "@/ui/live/outbox";
import { useRecords } from "@/ui/live/records";
import { RemoveStage } from "./remove-stage";
import { stageSet } from "./settings-effects";
import { StageNumbers } from "./stage-numbers";
import { Switch } from "./switch";
import { ThingSheet } from "./thing-sheet";
import { useTold } from "./use-told";
import type { UsesAnswer } from "./use-uses";

type Props = {
  readonly stage: StageRecord;
  readonly mayChange: boolean;
  readonly usesOf: UsesAnswer["usesOf"];
  readonly close: () => void;
};

/** One stage: every change is saved as it is made. */
export function StageSheet({ stage, mayChange, usesOf, close }: Props) {
  const t = useTranslations("settings");
  const { problem, told } = useTold();
  const [removing, setRemoving] = useState(false);
  const teams = useRecords("identity.salesTeam").filter((team) => team.active || team.id === stage.teamId);
  const { id } = stage;
  const set = (changes: EditStageInput["changes"]) => {
    const fields = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    return perform("crm.stage.edit", { id, changes }, stageSet({ id, fields }));
  };
  if (removing)
    return <RemoveStage stage={stage} uses={usesOf(id)} back={() => setRemoving(false)} close={close} />;
  return (
    <ThingSheet
      thing={stage}
      kind="stage"
      max={80}
      mayChange={mayChange}
      rename={(name) => problem(set({ name }))}
      recolour={(hue) => void told(set({ hue }))}
      close={close}
    >
      <EditChoice
        label={t("stages.team")}
        variant="form"
        value={stage.teamId ?? ""}
        readOnly={!mayChange}
        choices={[
          { value: "", label: t("stages.shared") },
          ...teams.map((team) => ({ value: team.id, label: team.name })),
        ]}
        hint={t("stages.teamHint")}
        save={(next) => problem(set({ teamId: next || null }))}
      />
      <StageNumbers stage={stage} readOnly={!mayChange} save={(changes) => problem(set(changes))} />
      <div>
        <Switch
          label={t("stages.isWon")}
          on={stage.isWon}
          disabled={!mayChange}
          change={(isWon) => void told(set({ isWon }))}
        />
        <p className="f13 sec">{t("stages.isWonHint")}</p>
      </div>
      <Switch
        label={t("stages.folded")}
        on={stage.folded}
        disabled={!mayChange}
        change={(folded) => void told(set({ folded }))}
      />
      {mayChange && (
        <div className="se-way">
          <Button danger icon="trash" onClick={() => setRemoving(true)}>
            {t("stages.remove")}
          </Button>
        </div>
      )}
    </ThingSheet>
  );
}
