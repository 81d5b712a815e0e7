"use client";

import { useTranslations } from "use-intl";
import type { Problem } from "@/ui/kit/edit/use-edited";
import { toast } from "@/ui/kit/toast";
import { dismiss, perform } from "@/ui/live/outbox";
import type { Outcome } from "@/ui/live/outbox-entry";
import { useRefusalText } from "@/ui/live/refusal-text";
import type { MergeTarget } from "./merge-sheet";
import { useTold } from "./use-told";

type Thing = { readonly id: string; readonly name: string };
type Merged = { readonly by: string; readonly merge: string; readonly moved: number };

/** The merges, each with the toast that offers to take it back. */
export function useMerges() {
  const { told } = useTold();
  const after = useAfterMerge();
  return {
    tag: async ({ id, name }: Thing, into: MergeTarget): Promise<Problem> =>
      after(await perform("crm.tag.merge", { id, into: into.id }), name, into, (merge) =>
        told(perform("crm.tag.unmerge", merge)),
      ),
    lostReason: async ({ id, name }: Thing, into: MergeTarget): Promise<Problem> =>
      after(await perform("crm.lostReason.merge", { id, into: into.id }), name, into, (merge) =>
        told(perform("crm.lostReason.unmerge", merge)),
      ),
    stage: async ({ id, name }: Thing, into: MergeTarget | null): Promise<Problem> =>
      after(await perform("crm.stage.remove", { id, moveTo: into?.id ?? null }), name, into, (merge) =>
        told(perform("crm.stage.unremove", merge)),
      ),
    team: async ({ id, name }: Thing, into: MergeTarget): Promise<Problem> =>
      after(await perform("identity.salesTeam.merge", { id, into: into.id }), name, into, (merge) =>
        told(perform("identity.salesTeam.unmerge", merge)),
      ),
  };
}

type TakeBack = (merge: Pick<Merged, "by" | "merge">) => Promise<boolean>;

function useAfterMerge() {
  const t = useTranslations("settings");
  const refusalText = useRefusalText();
  return <Result extends Merged>(
    outcome: Outcome<Result>,
    name: string,
    into: MergeTarget | null,
    takeBack: TakeBack,
  ): Problem => {
    if (!outcome.ok) {
      dismiss(outcome.mutationId);
      return refusalText(outcome);
    }
    const { result } = outcome;
    const text = into
      ? t("merge.done", { name, into: into.name, count: result.moved })
      : t("merge.removed", { name });
    const { by, merge } = result;
    toast({ text, action: { label: t("undo"), run: () => void takeBack({ by, merge }) } });
    return null;
  };
}
