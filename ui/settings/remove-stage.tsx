"use client";

import { useTranslations } from "use-intl";
import type { StageRecord } from "@/common/crm/records";
import type { UseCount } from "@/common/crm/uses";
import { useRecords } from "@/ui/live/records";
import { MergeSheet } from "./merge-sheet";
import { useMerges } from "./use-merges";

type Props = {
  readonly stage: StageRecord;
  readonly uses: UseCount | undefined;
  readonly back: () => void;
  readonly close: () => void;
};

/** Deletes a stage; its cards go to another one, in their order. */
export function RemoveStage({ stage, uses, back, close }: Props) {
  const t = useTranslations("settings");
  const merges = useMerges();
  // Moving must neither win nor reopen, nor take a card to a column its team does not have.
  const targets = useRecords("crm.stage").filter(
    (one) =>
      one.id !== stage.id &&
      one.isWon === stage.isWon &&
      (one.teamId === null || one.teamId === stage.teamId),
  );
  return (
    <MergeSheet
      name={stage.name}
      uses={uses}
      targets={targets}
      note={t("stages.mergeNote")}
      merge={(into) => merges.stage(stage, into)}
      remove={() => merges.stage(stage, null)}
      back={back}
      close={close}
    />
  );
}
