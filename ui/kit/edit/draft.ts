/**
 * Typed text that is not saved yet, kept for the tab so that a reload or a wrong tap loses nothing.
 * Keys name person, record and field; signing out clears them all.
 */
export const draftPrefix = "cordee.draft/";

/** `base` is the value that was on screen when typing began. */
export type Draft = { readonly text: string; readonly base: unknown };

/** The person has signed out: a field that loses the focus as the page goes must not write their text again. */
let isOver = false;

/** Drafts handed over to the outbox: they stay stored until it answers, but are no longer shown as unsaved. */
const handedOver = new Set<string>();

export function readDraft(key: string): Draft | null {
  if (handedOver.has(key)) return null;
  try {
    const stored = sessionStorage.getItem(draftPrefix + key);
    return stored === null ? null : (JSON.parse(stored) as Draft);
  } catch {
    return null;
  }
}

export function writeDraft(key: string, draft: Draft): void {
  handedOver.delete(key);
  if (isOver) return;
  try {
    sessionStorage.setItem(draftPrefix + key, JSON.stringify(draft));
  } catch {
    // Storage refused or full: the text is still in the field.
  }
}

export function clearDraft(key: string): void {
  handedOver.delete(key);
  try {
    sessionStorage.removeItem(draftPrefix + key);
  } catch {
    // Nothing was stored.
  }
}

export const handDraftOver = (key: string): void => void handedOver.add(key);

/** The outbox refused it: the text is the person's again. */
export const takeDraftBack = (key: string): void => void handedOver.delete(key);

/** Typed text belongs to the person who typed it: called when they sign out. From then on this page keeps none. */
export function clearAllDrafts(): void {
  isOver = true;
  handedOver.clear();
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(draftPrefix)) sessionStorage.removeItem(key);
    }
  } catch {
    // Nothing was stored.
  }
}
