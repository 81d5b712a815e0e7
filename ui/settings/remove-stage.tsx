"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { StageRecord } from "@/common/crm/records";
import { Button } from "@/ui/kit/button";
import { SelectField } from "@/ui/kit/field";
import { Sheet } from "@/ui/kit/sheet";
import { toast } from "@/ui/kit/toast";
import { perform } from "@/ui/live/outbox";
import { useRecords } from "@/ui/live/records";
import { useCardCount } from "./use-card-count";
import { useTold } from "./use-told";

type Props = { readonly stage: StageRecord; readonly back: () => void; readonly close: () => void };

/** Deletes a stage once it is said where its cards go. Shown gone when the server has done it, for cards move too. */
export function RemoveStage({ stage, back, close }: Props) {
  const t = useTranslations("settings");
  const { problem } = useTold();
  const count = useCardCount(stage.id);
  // Moving must neither win nor reopen, nor take a card to a column its team does not have.
  const targets = useRecords("crm.stage").filter(
    (one) =>
      one.id !== stage.id &&
      one.isWon === stage.isWon &&
      (one.teamId === null || one.teamId === stage.teamId),
  );
  const [moveTo, setMoveTo] = useState(targets[0]?.id ?? "");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const remove = async () => {
    setBusy(true);
    const text = await problem(perform("crm.stage.remove", { id: stage.id, moveTo: moveTo || null }));
    setBusy(false);
    if (text !== null) return setRefused(text);
    close();
    toast({ text: t("stages.removed", { name: stage.name }) });
  };
  return (
    <Sheet
      open
      onClose={close}
      title={t("stages.removeTitle", { name: stage.name })}
      footer={
        <>
          <Button onClick={back}>{t("cancel")}</Button>
          <Button danger busy={busy} onClick={() => void remove()}>
            {t("remove")}
          </Button>
        </>
      }
    >
      <p>{t("stages.removeText", { count })}</p>
      {targets.length > 0 && (
        <SelectField
          label={t("stages.moveTo")}
          value={moveTo}
          error={refused ?? undefined}
          onChange={(event) => setMoveTo(event.target.value)}
        >
          {targets.map((target) => (
            <option key={target.id} value={target.id}>
              {target.name}
            </option>
          ))}
        </SelectField>
      )}
      {targets.length === 0 && refused && (
        <p className="bad" role="alert">
          {refused}
        </p>
      )}
    </Sheet>
  );
}
