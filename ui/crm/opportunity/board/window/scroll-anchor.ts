/** How many cards further an anchor is looked for; a bigger jump is a new list, not a move. */
const reach = 64;
/** Visible cards tried as anchor, the first one first: it may be the one that was moved away. */
const tries = 4;

/**
 * Pixels by which the scroll offset must follow when the order changes, so that what is on screen stays where it is.
 * 0 at the top: there a new card is meant to be seen coming.
 */
export function anchorShift(
  before: readonly string[],
  after: readonly string[],
  top: number,
  pitch: number,
  lifted: string | null,
): number {
  if (top <= 4) return 0;
  const first = Math.ceil(top / pitch);
  for (let at = first; at < Math.min(before.length, first + tries); at++) {
    const id = before[at];
    if (id === undefined || id === lifted) continue;
    const now = after.indexOf(id, Math.max(0, at - reach));
    if (now !== -1 && now - at <= reach) return (now - at) * pitch;
  }
  return 0;
}
