import { draftPrefix } from "@/ui/kit/edit/draft";

/**
 * What screens keep of a person on this device beside its database: folded columns, chosen columns of a list, a hint sent away, typed text. Each key names the
 * person in it.
 */
export const traces = {
  folds: "cordee.fold.",
  columns: "cordee.columns.",
  recent: "cordee.recent.",
  pushHint: "cordee.pushHint.",
  contact: "cordee.contact.",
  drafts: draftPrefix,
} as const;

/** Removes what belongs to anybody else; to anybody at all where nobody is named. */
export function forgetTraces(keptPersonId: string | null): void {
  for (const storage of [() => localStorage, () => sessionStorage]) {
    try {
      forgetIn(storage(), keptPersonId);
    } catch {
      // The browser keeps nothing for us, so nothing is left.
    }
  }
}

function forgetIn(storage: Storage, keptPersonId: string | null): void {
  for (const key of Object.keys(storage)) {
    const isTrace = Object.values(traces).some((prefix) => key.startsWith(prefix));
    if (isTrace && !(keptPersonId && key.includes(keptPersonId))) storage.removeItem(key);
  }
}
