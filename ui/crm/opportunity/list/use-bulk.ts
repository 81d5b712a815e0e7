import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { type BulkReply, mostAtOnce } from "@/common/crm/bulk-terms";
import type { OpportunityCard } from "@/common/crm/records";
import { toast } from "@/ui/kit/toast";
import { dismiss } from "@/ui/live/outbox";
import type { Outcome } from "@/ui/live/outbox-entry";
import { useRefusalText } from "@/ui/live/refusal-text";
import { type BulkAct, performBulk } from "../commands/bulk";
import { cardOf } from "../store/cards";

type Progress = { readonly done: number; readonly of: number };
const idle: Progress = { done: 0, of: 0 };
let progress = idle;
const listeners = new Set<() => void>();

function tell(next: Progress): void {
  progress = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Parts of the last command on many that the server has answered. */
export const useBulkProgress = (): Progress =>
  useSyncExternalStore(
    subscribe,
    () => progress,
    () => idle,
  );

/** Records that an act means something for: the others are left out, and nothing is asked of the server for them. */
export const concerns = (act: BulkAct, card: OpportunityCard): boolean => {
  if (act.kind === "win") return card.status !== "won";
  if (act.kind === "lose") return card.status !== "lost";
  if (act.kind === "restore") return card.status === "lost";
  const stageOnly = act.kind === "edit" && Object.keys(act.changes).join() === "stageId";
  return !(stageOnly && card.status === "lost");
};

/**
 * Does the same to all that are picked: one command, or one for each thousand; one toast, whose undo takes all of it
 * back. A refused part says why, and its records look as before again.
 */
export function useBulk(): (act: BulkAct, ids: Iterable<string>) => void {
  const t = useTranslations("crm.list");
  const refusalText = useRefusalText();

  const refused = (outcome: Outcome, count: number): boolean => {
    if (outcome.ok) return false;
    dismiss(outcome.mutationId);
    toast({ text: t("refused", { count, why: refusalText(outcome) }) });
    return true;
  };

  return (act, ids) => {
    const cards = [...ids].flatMap((id) => cardOf(id) ?? []);
    const meant = cards.filter((card) => concerns(act, card)).map((card) => card.id);
    if (meant.length === 0) return toast({ text: t("nothingToDo") });
    const parts = chunks(meant).map((part) => performBulk(act, part));
    const failed = new Set<Part>();
    tell(parts.length > 1 ? { done: 0, of: parts.length } : idle);
    for (const part of parts) {
      void part.sent.then((outcome) => {
        tell(progress.done + 1 < progress.of ? { ...progress, done: progress.done + 1 } : idle);
        if (refused(outcome, part.count)) failed.add(part);
      });
    }
    const undo = () => void takeBack(parts.filter((part) => !failed.has(part)));
    toast({ text: t(`done.${act.kind}`, { count: meant.length }), action: { label: t("undo"), run: undo } });
  };

  /** At once on screen; sent after what it takes back, whenever that goes. */
  async function takeBack(parts: readonly Part[]): Promise<void> {
    const outcomes = await Promise.all(parts.map((part) => part.undo()));
    const [back, kept] = [sumOf(outcomes, "changed"), sumOf(outcomes, "kept")];
    const wrong = outcomes.find((outcome) => !outcome.ok);
    if (wrong) refused(wrong, 0);
    else toast({ text: kept > 0 ? t("undoneBut", { count: back, kept }) : t("undone", { count: back }) });
  }
}

type Part = ReturnType<typeof performBulk>;

const sumOf = (outcomes: readonly Outcome<BulkReply>[], field: keyof BulkReply): number =>
  outcomes.reduce((sum, outcome) => sum + (outcome.ok ? outcome.result[field] : 0), 0);

function chunks(ids: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(ids.length / mostAtOnce);
  return Array.from({ length: count }, (_, at) => ids.slice(at * mostAtOnce, (at + 1) * mostAtOnce));
}
