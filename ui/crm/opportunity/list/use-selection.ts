import { useMemo, useState } from "react";
import { announce } from "@/ui/kit/announce";
import { cardOf } from "../store/cards";
import { nothingSelected, type Selection } from "./selection";

/** What is picked, less what the list no longer shows: filtered out, deleted, or gone from sight. */
export function useSelection(cardIds: readonly string[]) {
  const [selection, setSelection] = useState<Selection>(nothingSelected);
  const ids = useMemo(() => {
    if (selection.ids.size === 0) return selection.ids;
    return new Set(cardIds.filter((id) => selection.ids.has(id) && cardOf(id)));
  }, [cardIds, selection.ids]);
  return {
    selection: { ...selection, ids },
    change: (next: Selection, said?: string) => {
      setSelection(next);
      if (said) announce(said);
    },
    /** The focus came to a row, by a key that may just have picked others: only it is noted. */
    focusOn: (row: string) => setSelection((was) => (was.active === row ? was : { ...was, active: row })),
    clear: () => setSelection({ ...selection, ids: new Set(), anchor: null }),
  };
}
