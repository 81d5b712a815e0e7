import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { boardAll, boardLoad } from "./board";
import { dragFrame } from "./browser-drag";
import { moveSeen } from "./browser-moves";
import { firstCard, firstCardCold, firstRouteJs } from "./browser-start";
import { feedLatency } from "./feed";
import { type FigureName, figures, type Measured, type Result, summarise, verdictOf } from "./figures";
import { administrator, type Viewer } from "./people";
import { conditions, tableOf } from "./report";
import { appMemory, database } from "./server-under-test";
import { createOne, moveEight, moveOne, searchOne } from "./writes";

// Measures the server that scripts/bench.mjs started. npm run bench [-- --only NAME]

export type Bench = (at: { readonly admin: Viewer }) => Promise<Partial<Record<FigureName, Measured>>>;

/** In this order; memory comes last, after all the work. */
const benches: readonly (readonly [Bench, ...FigureName[]])[] = [
  [boardLoad, "board.load", "board.load.cpu", "board.load.bytes"],
  [boardAll, "board.all", "board.all.bytes"],
  [moveOne, "move.one"],
  [moveEight, "move.eight.rate"],
  [createOne, "create.one"],
  [searchOne, "search.one"],
  [feedLatency, "feed.latency"],
  [firstCard, "web.firstcard"],
  [firstCardCold, "web.firstcard.cold"],
  [moveSeen, "web.move.seen"],
  [dragFrame, "web.drag.frame"],
  [firstRouteJs, "web.firstroute.js"],
  [
    async () => ({
      "app.memory": summarise([appMemory()], "resident memory of the one app process, after the rest"),
    }),
    "app.memory",
  ],
];

const only = parseArgs({ options: { only: { type: "string", multiple: true } } }).values.only;
const wanted = (name: FigureName) =>
  only === undefined || only.some((asked) => name === asked || name.startsWith(`${asked}.`));

await database.connect();
try {
  process.exitCode = await main();
} finally {
  await database.end();
}

async function main(): Promise<number> {
  if (only && !Object.keys(figures).some((name) => wanted(name as FigureName))) {
    console.error(`There is no figure ${only.join(", ")}; there are ${Object.keys(figures).join(", ")}.`);
    return 1;
  }
  const admin = await administrator();
  const results: Result[] = [];
  const failed: FigureName[] = [];
  for (const [bench, ...names] of benches) {
    if (names.some(wanted)) await measure({ bench, names: names.filter(wanted), admin, results, failed });
  }
  const around = await conditions();
  console.log(tableOf(results, around));
  if (!only && failed.length === 0) keep(results, around);
  return failed.length > 0 || results.some(({ verdict }) => verdict === "BELOW FLOOR") ? 1 : 0;
}

type Measuring = {
  readonly bench: Bench;
  readonly names: readonly FigureName[];
  readonly admin: Viewer;
  readonly results: Result[];
  readonly failed: FigureName[];
};

/** One that fails is said and keeps the others from nothing. */
async function measure({ bench, names, admin, results, failed }: Measuring): Promise<void> {
  process.stderr.write(`measuring ${names.join(", ")}\n`);
  try {
    const measured = await bench({ admin });
    for (const name of names) {
      const one = measured[name];
      if (one) results.push({ name, ...one, verdict: verdictOf(name, one) });
    }
  } catch (error) {
    console.error(`✗ ${names.join(", ")} could not be measured:`, error);
    failed.push(...names);
  }
}

function keep(results: readonly Result[], around: Awaited<ReturnType<typeof conditions>>): void {
  mkdirSync("bench/results", { recursive: true });
  const rows = results.map((result) => ({ unit: figures[result.name].unit, ...result }));
  writeFileSync(
    "bench/results/latest.json",
    `${JSON.stringify({ conditions: around, results: rows }, null, 2)}\n`,
  );
}
