/** The figures that are measured, and what they must be: the floor holds always, the goal is where we want to be. */

type Statistic = "p50" | "p95";
type Limit = readonly [of: Statistic, value: number];
export type Figure = {
  readonly unit: "ms" | "kB" | "MB" | "per s" | "%" | "times";
  readonly floor: readonly Limit[];
  readonly goal: readonly Limit[];
  /** Where a floor comes from another product's measure: which, on a machine with as many cores. */
  readonly against?: string;
  /** Takes minutes: only with `--all` or by its name. */
  readonly isLong?: true;
  /** Over another number of opportunities than the others, in a database of its own. */
  readonly opportunities?: number;
};

export const usualOpportunities = 10_000;

const grown = (opportunities: number) =>
  ({ unit: "ms", floor: [], goal: [], isLong: true, opportunities }) as const;
const grownFeed = { unit: "ms", floor: [], goal: [], isLong: true } as const;

export const figures = {
  "board.load": {
    unit: "ms",
    floor: [["p50", 45]],
    goal: [],
    against: "1/10 of Odoo 18: 450–527 ms, 8 requests",
  },
  "board.all": { unit: "ms", floor: [], goal: [] },
  "board.all.bytes": { unit: "kB", floor: [], goal: [] },
  "board.load.cpu": { unit: "ms", floor: [["p50", 40]], goal: [], against: "1/10 of Odoo 18: 400 ms" },
  "board.load.bytes": {
    unit: "kB",
    floor: [],
    goal: [],
    against: "Odoo 18: 31 kB gzip in 8 requests, whose ids are short numbers",
  },
  "move.one": { unit: "ms", floor: [["p50", 20]], goal: [["p50", 10]], against: "Odoo 18: 23–47 ms" },
  "move.eight.rate": {
    unit: "per s",
    floor: [["p50", 250]],
    goal: [["p50", 490]],
    against: "Odoo 18: 24–49 per s",
  },
  "create.one": { unit: "ms", floor: [["p50", 11]], goal: [], against: "1/4 of Odoo 18: 43–46 ms" },
  "search.one": { unit: "ms", floor: [["p50", 12.5]], goal: [], against: "1/4 of Odoo 18: 50–60 ms" },
  "feed.latency": {
    unit: "ms",
    floor: [["p95", 100]],
    goal: [
      ["p50", 10],
      ["p95", 30],
    ],
  },
  "feed.catchup": { unit: "ms", floor: [["p95", 2_000]], goal: [["p95", 1_000]] },
  "feed.drops": {
    unit: "%",
    floor: [["p50", 100]],
    goal: [["p50", 100]],
    against: "default Socket.IO in the same run: feed.drops.plain",
    isLong: true,
  },
  "feed.drops.doubled": { unit: "times", floor: [["p50", 0]], goal: [["p50", 0]], isLong: true },
  "feed.drops.plain": { unit: "%", floor: [], goal: [], isLong: true },
  "moves.hundred": { unit: "%", floor: [["p50", 100]], goal: [["p50", 100]] },
  "moves.hundred.order": { unit: "%", floor: [["p50", 100]], goal: [["p50", 100]] },
  "moves.hundred.rate": { unit: "per s", floor: [], goal: [] },
  "web.firstcard": {
    unit: "ms",
    floor: [["p95", 1_500]],
    goal: [["p50", 400]],
    against: "Odoo 18: 3 990 ms",
  },
  "web.firstcard.cold": { unit: "ms", floor: [["p50", 3_000]], goal: [["p50", 2_000]] },
  "web.move.seen": {
    unit: "ms",
    floor: [["p95", 100]],
    goal: [["p50", 50]],
    against: "Odoo 18: not before a reload",
  },
  "web.move.painted": {
    unit: "ms",
    floor: [["p50", 50]],
    goal: [["p50", 50]],
    against: "Odoo 18: 1 110 ms until the board has settled, 5 requests",
  },
  "web.move.confirmed": {
    unit: "ms",
    floor: [["p50", 100]],
    goal: [["p50", 100]],
    against: "Odoo 18: 1 110 ms until the board has settled, 5 requests",
  },
  /** Three and two frames of a screen that shows sixty a second. */
  "web.drag.frame": { unit: "ms", floor: [["p95", 50.1]], goal: [["p95", 33.5]] },
  "web.firstroute.js": { unit: "kB", floor: [["p50", 230]], goal: [["p50", 195]] },
  "web.offline.open": { unit: "ms", floor: [["p95", 1_500]], goal: [["p95", 800]] },
  "web.tap.painted": { unit: "ms", floor: [["p95", 100]], goal: [["p95", 50]] },
  "web.flush": { unit: "ms", floor: [], goal: [] },
  "web.search": { unit: "ms", floor: [], goal: [] },
  /** The room that a person gives it unless they choose otherwise. */
  "web.storage": { unit: "MB", floor: [["p50", 50]], goal: [] },
  "growth.board.1k": grown(1_000),
  "growth.board.10k": grown(10_000),
  "growth.board.100k": grown(100_000),
  "growth.move.1k": grown(1_000),
  "growth.move.10k": grown(10_000),
  "growth.move.100k": grown(100_000),
  "growth.search.1k": grown(1_000),
  "growth.search.10k": grown(10_000),
  "growth.search.100k": grown(100_000),
  "growth.feed.10": grownFeed,
  "growth.feed.500": grownFeed,
  "app.memory": { unit: "MB", floor: [["p50", 400]], goal: [], against: "Odoo 18: 878 MB" },
} as const satisfies Record<string, Figure>;
export type FigureName = keyof typeof figures;

export const figureOf = (name: FigureName): Figure => figures[name];

export type Measured = {
  readonly p50: number;
  readonly p95: number;
  readonly n: number;
  readonly conditions: string;
};
export type Verdict = "goal reached" | "floor holds" | "BELOW FLOOR" | "measured";

/** Of a rate and a share more is better, of all others less. */
export const isMoreBetter = ({ unit }: Figure): boolean => unit === "per s" || unit === "%";

export function verdictOf(name: FigureName, measured: Measured): Verdict {
  const { floor, goal } = figureOf(name);
  const isMore = isMoreBetter(figureOf(name));
  const holds = ([of, value]: Limit) => (isMore ? measured[of] >= value : measured[of] <= value);
  if (!floor.every(holds)) return "BELOW FLOOR";
  if (goal.length > 0 && goal.every(holds)) return "goal reached";
  return floor.length > 0 ? "floor holds" : "measured";
}

export function summarise(samples: readonly number[], conditions: string): Measured {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  const rounded = (value: number) => Math.round(value * 100) / 100;
  return { p50: rounded(at(0.5)), p95: rounded(at(0.95)), n: sorted.length, conditions };
}
