import { benches } from "./benches";
import { type FigureName, figureOf, type Measured, verdictOf } from "./figures";
import { administrator, type Viewer } from "./people";
import { planOf } from "./plan";
import { circumstances, type Result, tableOf } from "./report";
import { keepResults } from "./results-file";
import { database, server } from "./server-under-test";

// Measures the server that scripts/bench.mjs started. npm run bench [-- --only NAME] [-- --all]

export type Bench = (at: { readonly admin: Viewer }) => Promise<Partial<Record<FigureName, Measured>>>;

const wanted = new Set(planOf(process.argv.slice(2)).get(server.opportunities));

await database.connect();
try {
  process.exitCode = await main();
} finally {
  await database.end();
}

async function main(): Promise<number> {
  const admin = await administrator();
  const results: Result[] = [];
  let failed = 0;
  for (const [bench, ...names] of benches) {
    const asked = names.filter((name) => wanted.has(name));
    if (asked.length === 0) continue;
    const measured = await measure(bench, asked, admin);
    results.push(...measured);
    failed += asked.length - measured.length;
    keepResults(measured);
  }
  console.log(tableOf(results));
  return failed > 0 || results.some(({ verdict }) => verdict === "BELOW FLOOR") ? 1 : 0;
}

/** One that fails is said and keeps the others from nothing. */
async function measure(bench: Bench, names: readonly FigureName[], admin: Viewer): Promise<Result[]> {
  process.stderr.write(`measuring ${names.join(", ")}\n`);
  try {
    const taken = await circumstances();
    const measured = await bench({ admin });
    return names.flatMap((name) => {
      const one = measured[name];
      if (!one) return [];
      return { name, unit: figureOf(name).unit, ...one, verdict: verdictOf(name, one), taken };
    });
  } catch (error) {
    console.error(`✗ ${names.join(", ")} could not be measured:`, error);
    return [];
  }
}
