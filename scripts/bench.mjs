// npm run bench: measures the production server over 10 000 opportunities in a database of its own.
// `-- --only NAME` measures some figures, `-- --all` those too that take minutes. Everything lies in <data>/bench:
// neither the installation's database nor its server is touched.
import { execFileSync } from "node:child_process";
import path from "node:path";
import { measureOver, startPostgres, stopAll } from "./measured-instance.mjs";
import { dataFolder, root } from "./places.mjs";
import { ensureBuild, ensureClient, ensurePackages, requireNode } from "./prepare.mjs";
import { say } from "./progress.mjs";
import { ensureSecrets } from "./secrets.mjs";
import { runMain, StopReason } from "./stop-reason.mjs";

process.env.CORDEE_DATA = path.join(dataFolder(), "bench");

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => stopAll().then(() => process.exit(1)));
}
await runMain(async () => {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } finally {
    await stopAll();
  }
});

/** 1 where a figure is below its floor or could not be measured. */
async function main(args) {
  requireNode();
  ensureSecrets();
  await ensurePackages();
  const sizes = sizesFor(args);
  await ensureClient();
  const { ensureBrowser } = await import("./browser.mjs");
  await ensureBrowser(say);
  await ensureBuild();
  say("Starting a database");
  const postgres = await startPostgres();
  const codes = [];
  for (const size of sizes) codes.push(await measureOver(size, postgres, args));
  return Math.max(...codes);
}

/** Over how many opportunities the figures that are asked for are taken. */
function sizesFor(args) {
  try {
    const plan = ["--import", "tsx", "bench/plan.ts", ...args];
    return JSON.parse(execFileSync(process.execPath, plan, { cwd: root, stdio: ["ignore", "pipe", "pipe"] }));
  } catch (error) {
    throw new StopReason(String(error.stderr ?? error).trim());
  }
}
