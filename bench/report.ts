import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpus, loadavg, totalmem } from "node:os";
import { type Figure, type FigureName, figures, type Result } from "./figures";
import { database } from "./server-under-test";

/** Under what the figures were taken: they mean little without. */
export async function conditions() {
  const { rows } = await database.query<{ version: string; fsync: string; opportunities: number }>(
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
       (SELECT count(*)::int FROM opportunity) AS opportunities`,
  );
  const [cpu] = cpus();
  return {
    at: new Date().toISOString(),
    commit: commit(),
    machine: `${cpus().length} × ${cpu?.model.trim() ?? "?"}, ${Math.round(totalmem() / 1e9)} GB`,
    /** Runnable processes over the last minute: above the number of cores the machine was busy with other things too. */
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    yardstick: yardstick(),
    node: process.version,
    postgres: `${rows[0]?.version}, fsync ${rows[0]?.fsync}`,
    opportunities: rows[0]?.opportunities ?? 0,
  };
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

function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
}

export function tableOf(results: readonly Result[], around: Awaited<ReturnType<typeof conditions>>): string {
  const rows = results.map((result) => [
    ...[result.name, number(result.p50), number(result.p95), figures[result.name].unit, String(result.n)],
    ...[limits(result.name, "floor"), limits(result.name, "goal"), result.verdict],
  ]);
  const all = [["", "p50", "p95", "", "n", "floor", "goal", ""], ...rows];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const notes = results.map((result) => {
    const { against }: Figure = figures[result.name];
    return `  ${result.name}: ${result.conditions}${against ? ` (${against})` : ""}`;
  });
  const where = Object.entries(around).map(([name, value]) => `${name} ${value}`);
  return ["", ...lines, "", ...notes, "", `  ${where.join(" · ")}`, ""].join("\n");
}

function limits(name: FigureName, kind: "floor" | "goal"): string {
  const { unit, ...figure }: Figure = figures[name];
  const sign = unit === "per s" ? "≥" : "≤";
  return figure[kind].map(([of, value]) => `${of} ${sign} ${value}`).join(", ") || "–";
}

const number = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(1));
