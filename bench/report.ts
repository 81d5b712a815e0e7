import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpus, loadavg, totalmem } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { type FigureName, figureOf, isMoreBetter, type Measured, type Verdict } from "./figures";
import { database } from "./server-under-test";

/** A figure with the circumstances of its own measuring: those beside it may be of another day. */
export type Result = Measured & {
  readonly name: FigureName;
  readonly unit: string;
  readonly verdict: Verdict;
  readonly taken: Circumstances;
};
export type Circumstances = Awaited<ReturnType<typeof circumstances>>;

/** Under what a figure is taken: it means little without. Looked at right before, when nothing of ours has work. */
export async function circumstances() {
  const { rows } = await database.query<{ version: string; fsync: string; opportunities: number }>(
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
       (SELECT count(*)::int FROM opportunity) AS opportunities`,
  );
  const [cpu] = cpus();
  const elsewhere = await shareAtWork();
  return {
    at: new Date().toISOString(),
    commit: commit(),
    machine: `${cpus().length} × ${cpu?.model.trim() ?? "?"}, ${Math.round(totalmem() / 1e9)} GB`,
    /** Percent of all processors that others kept at work. */
    elsewhere,
    isBusy: elsewhere > mostElsewhere,
    /** Runnable processes over the last minute, those of the measuring before among them. */
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    yardstick: yardstick(),
    node: process.version,
    postgres: `${rows[0]?.version}, fsync ${rows[0]?.fsync}`,
    opportunities: rows[0]?.opportunities ?? 0,
  };
}

/** Percent. Beyond it what is measured is the neighbours' work too. */
const mostElsewhere = 15;

async function shareAtWork(): Promise<number> {
  const sums = () =>
    cpus().reduce(
      ({ idle, all }, { times }) => ({
        idle: idle + times.idle,
        all: all + times.user + times.nice + times.sys + times.idle + times.irq,
      }),
      { idle: 0, all: 0 },
    );
  const before = sums();
  await pause(1_000);
  const after = sums();
  return Math.round(100 * (1 - (after.idle - before.idle) / Math.max(1, after.all - before.all)));
}

/** How long a fixed piece of work takes right now: what a busy neighbour costs, also in processor time. */
function yardstick(): string {
  const block = Buffer.alloc(64_000_000, 7);
  const begun = performance.now();
  const before = process.cpuUsage();
  createHash("sha256").update(block).digest();
  const { user, system } = process.cpuUsage(before);
  const wall = Math.round(performance.now() - begun);
  return `SHA-256 of 64 MB in ${wall} ms, ${Math.round((user + system) / 1000)} ms of processor time`;
}

/** `+changes`: not quite that commit; the figures themselves do not count. */
function commit(): string {
  const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" }).trim();
  try {
    const changed = git("status", "--porcelain", "--untracked-files=no", "--", ".", ":!bench/results");
    return `${git("rev-parse", "--short", "HEAD")}${changed === "" ? "" : "+changes"}`;
  } catch {
    return "unknown";
  }
}

export function tableOf(results: readonly Result[]): string {
  const rows = results.map(({ name, p50, p95, unit, n, verdict, taken }) => [
    ...[name, number(p50), number(p95), unit, String(n), limits(name, "floor"), limits(name, "goal")],
    taken.isBusy ? `${verdict}, on a busy machine` : verdict,
  ]);
  const all = [["", "p50", "p95", "", "n", "floor", "goal", ""], ...rows];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const notes = results.map(({ name, conditions }) => {
    const { against } = figureOf(name);
    return `  ${name}: ${conditions}${against ? ` (${against})` : ""}`;
  });
  const busy = results
    .filter(({ taken }) => taken.isBusy)
    .map(({ name, taken }) => `  ${name}: others kept ${taken.elsewhere} % of the processors at work`);
  const last = results.at(-1)?.taken ?? {};
  const where = Object.entries(last).map(([name, value]) => `${name} ${value}`);
  return ["", ...lines, "", ...notes, "", ...busy, `  ${where.join(" · ")}`, ""].join("\n");
}

function limits(name: FigureName, kind: "floor" | "goal"): string {
  const figure = figureOf(name);
  const sign = isMoreBetter(figure) ? "≥" : "≤";
  return figure[kind].map(([of, value]) => `${of} ${sign} ${value}`).join(", ") || "–";
}

const number = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(1));
