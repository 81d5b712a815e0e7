const hour = 3_600_000;
const day = 24 * hour;

/**
 * Turns "so many days ago" into an instant between 8 and 18 h (UTC), on a working day and never in the future.
 * Earlier stays earlier: what falls on a weekend is moved back to its Friday.
 */
export function instantAgo(now: Date, ago: number): Date {
  const raw = new Date(now.getTime() - ago * day);
  const weekend = { 0: 2, 6: 1 }[raw.getUTCDay()] ?? 0;
  const midnight = Math.floor((raw.getTime() - weekend * day) / day) * day;
  const share = weekend > 0 ? 0.95 : (raw.getTime() % day) / day;
  const worked = midnight + 8 * hour + share * 10 * hour;
  return new Date(Math.min(worked, now.getTime() - 5 * 60_000 - Math.max(0, ago) * 60_000));
}

/** The calendar day so many days from now, as midnight UTC. */
export const dayIn = (now: Date, days: number): Date =>
  new Date((Math.floor(now.getTime() / day) + days) * day);
