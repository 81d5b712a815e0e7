"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { StageRecord } from "@/common/crm/records";
import type { EditStageInput } from "@/common/crm/stage";
import { Button } from "@/ui/kit/button";
import { EditChoice } from "@/ui/kit/edit/choice-field";
import { Sheet } from "@/ui/kit/sheet";
import { perform } from "@/ui/live/outbox";
import { useRecords } from "@/ui/live/records";
import { HuePicker } from "./hue-picker";
import { NameField } from "./name-field";
import { RemoveStage } from "./remove-stage";
import { stageSet } from "./settings-effects";
import { StageNumbers } from "./stage-numbers";
import { Switch } from "./switch";
import { useTold } from "./use-told";

type Props = { readonly stage: StageRecord; readonly mayChange: boolean; readonly close: () => void };

/** One stage: every change is saved as it is made. */
export function StageSheet({ stage, mayChange, close }: Props) {
  const t = useTranslations("settings");
  const { problem, told } = useTold();
  const [removing, setRemoving] = useState(false);
  const teams = useRecords("identity.salesTeam").filter((team) => team.active || team.id === stage.teamId);
  const { id } = stage;
  const set = (changes: EditStageInput["changes"]) => {
    const fields = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    return perform("crm.stage.edit", { id, changes }, stageSet({ id, fields }));
  };
  if (removing) return <RemoveStage stage={stage} back={() => setRemoving(false)} close={close} />;
  return (
    <Sheet
      open
      onClose={close}
      title={stage.name}
      footer={
        <Button look="primary" onClick={close}>
          {t("done")}
        </Button>
      }
    >
      <NameField
        label={t("name")}
        of={`stage/${id}`}
        value={stage.name}
        max={80}
        readOnly={!mayChange}
        save={(name) => problem(set({ name }))}
      />
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
      <HuePicker
        label={t("colour")}
        value={stage.hue}
        readOnly={!mayChange}
        change={(hue) => void told(set({ hue }))}
      />
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
    </Sheet>
  );
}
