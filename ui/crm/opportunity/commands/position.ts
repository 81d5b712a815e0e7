import { generateKeyBetween } from "fractional-indexing";
import type { LiveStore } from "@/ui/live/store";

type Place = {
  readonly id: string;
  readonly stageId: string;
  readonly afterId: string | null;
  readonly beforeId: string | null;
};

/**
 * A key that shows a card where it was put until the server has made the real one; the same rule as the server's:
 * below the upper neighbour, else above the lower one, else on top.
 */
export function provisionalKey(store: LiveStore, { id, stageId, afterId, beforeId }: Place): string {
  const others = store.list("crm.opportunity").filter((card) => card.stageId === stageId && card.id !== id);
  const keyOf = (neighbour: string | null) => others.find((card) => card.id === neighbour)?.position;
  const above = keyOf(afterId);
  const below = keyOf(beforeId);
  const keys = others.map((card) => card.position);
  if (above !== undefined) return between(above, least(keys.filter((key) => key > above)));
  if (below !== undefined) return between(greatest(keys.filter((key) => key < below)), below);
  return between(null, least(keys));
}

const least = (keys: readonly string[]): string | null =>
  keys.reduce<string | null>((a, b) => (a === null || b < a ? b : a), null);
const greatest = (keys: readonly string[]): string | null =>
  keys.reduce<string | null>((a, b) => (a === null || b > a ? b : a), null);

/** Where a key on the way is none the library knows, right below the upper card is near enough for a moment. */
function between(above: string | null, below: string | null): string {
  try {
    return generateKeyBetween(above, below);
  } catch {
    return `${above ?? ""}V`;
  }
}
