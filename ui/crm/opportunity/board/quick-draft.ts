export type QuickDraft = { readonly name: string; readonly customer: string; readonly amount: string };

export const emptyDraft: QuickDraft = { name: "", customer: "", amount: "" };

/** What was typed and not created, by column, so that closing the form throws nothing away. */
const drafts = new Map<string, QuickDraft>();

export const draftOf = (stageId: string): QuickDraft => drafts.get(stageId) ?? emptyDraft;

export function keepDraft(stageId: string, draft: QuickDraft): void {
  if (draft.name || draft.customer || draft.amount) drafts.set(stageId, draft);
  else drafts.delete(stageId);
}
