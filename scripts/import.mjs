// npm run import -- DIR [--dry-run]: reads CSV files into the installation's database, whether Cordée runs or not.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { dataFolder, root } from "./places.mjs";
import { ensureClient, ensurePackages, requireNode } from "./prepare.mjs";
import { ensureSecrets } from "./secrets.mjs";
import { runMain, StopReason } from "./stop-reason.mjs";

const usage = "npm run import -- DIR [--dry-run]";

await runMain(main);

async function main() {
  const { folder, dryRun } = asked();
  requireNode();
  ensureSecrets();
  await ensurePackages();
  await ensureClient();
  const { openDatabase } = await import("./database.mjs");
  const database = await openDatabase();
  try {
    process.exitCode = await runImport(database.url, [folder, ...(dryRun ? ["--dry-run"] : [])]);
  } finally {
    await database.stop();
  }
}

function asked() {
  const { values, positionals } = parse();
  const [given, ...more] = positionals;
  if (!given || more.length > 0) throw new StopReason(`Say which folder holds the CSV files: ${usage}`);
  // npm changes into the repository; the folder is meant from where the person stands.
  const folder = path.resolve(process.env.INIT_CWD ?? process.cwd(), given);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new StopReason(`${folder} is not a folder.`);
  return { folder, dryRun: values["dry-run"] };
}

function parse() {
  try {
    return parseArgs({ allowPositionals: true, options: { "dry-run": { type: "boolean" } } });
  } catch (error) {
    throw new StopReason(`${error.message}\nUse it like this: ${usage}`);
  }
}

/** Resolves to the import's exit code: 0 all taken, 2 rows were skipped, 1 it did not run. */
async function runImport(url, args) {
  const child = spawn(process.execPath, ["--import", "tsx", "server/import/main.ts", ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url, CORDEE_DATA: dataFolder(), LOG_LEVEL: "warn" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  // A Ctrl-C reaches both; the transaction under way is undone, and this process then stops the database.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  const [code, signal] = await once(child, "exit");
  if (signal)
    throw new StopReason("The import was stopped. What it had finished is kept; run it again to go on.");
  return code;
}
