"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import type { Problem } from "@/ui/kit/edit/use-edited";
import { languageOf } from "@/ui/kit/locale";
import { perform } from "@/ui/live/outbox";
import { useCompany, useRecords } from "@/ui/live/records";
import { StageList } from "../stage-list";
import { useTold } from "../use-told";
import { useUses } from "../use-uses";
import { DraftStages } from "./draft-stages";
import { StepFoot } from "./step-foot";
import { TemplateChoice } from "./template-choice";
import { useDraftBoard } from "./use-draft-board";

/** A pipeline from a template, changed before it is used; where there are opportunities the stages stay. */
export function StagesStep({ pass }: { readonly pass: () => void }) {
  const { usesOf } = useUses();
  const stages = useRecords("crm.stage");
  const inUse = stages.some(({ id }) => {
    const uses = usesOf(id);
    return uses && uses.live + uses.deleted > 0;
  });
  return inUse ? <KeptStages pass={pass} /> : <NewStages pass={pass} />;
}

function KeptStages({ pass }: { readonly pass: () => void }) {
  const t = useTranslations("settings.start");
  const { usesOf } = useUses();
  return (
    <>
      <p className="note">{t("stagesKept")}</p>
      <StageList stages={useRecords("crm.stage")} mayChange={false} usesOf={usesOf} open={() => undefined} />
      <StepFoot pass={pass} />
    </>
  );
}

function NewStages({ pass }: { readonly pass: () => void }) {
  const t = useTranslations("settings.start");
  const { problem } = useTold();
  const draft = useDraftBoard(languageOf(useCompany()?.locale ?? "en"));
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem>(null);
  const use = async () => {
    const stages = draft.ready();
    if (!stages) return setRefused(t("stagesWrong"));
    setBusy(true);
    const text = await problem(perform("crm.stage.layOut", { stages }));
    setBusy(false);
    if (text === null) pass();
    else setRefused(text);
  };
  return (
    <>
      <TemplateChoice draft={draft} />
      <DraftStages draft={draft} />
      {refused && (
        <p className="bad" role="alert">
          {refused}
        </p>
      )}
      <StepFoot pass={pass}>
        <Button look="primary" size="large" busy={busy} onClick={() => void use()}>
          {t("useStages")}
        </Button>
      </StepFoot>
    </>
  );
}
