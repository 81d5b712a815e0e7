// npm run up: from a fresh clone to a running Cordée. Also `npm run dev` (--dev: rebuilds as you type) and
// `npm run up -- --empty` (no demo company), `-- --https` (for phones of this network: docs/phone.md). PORT, HOST,
// DATABASE_URL and CORDEE_DATA are the settings.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { endStepsLeftBehind } from "./left-behind.mjs";
import { dataFolder } from "./places.mjs";
import { ensureBuild, ensureClient, ensurePackages, requireNode } from "./prepare.mjs";
import { isAlive, nameOf } from "./processes.mjs";
import { run, say, stopRunning } from "./progress.mjs";
import { ensureSecrets } from "./secrets.mjs";
import { runMain, StopReason } from "./stop-reason.mjs";

const { values: options } = parseArgs({
  options: { dev: { type: "boolean" }, empty: { type: "boolean" }, https: { type: "boolean" } },
});
// Https is for others on this network.
const host = process.env.HOST ?? (options.https ? "0.0.0.0" : "127.0.0.1");
const port = Number(process.env.PORT ?? 3000);
const scheme = options.https ? "https" : "http";
const address = `${scheme}://${["0.0.0.0", "::"].includes(host) ? "127.0.0.1" : host}:${port}`;

/** What runs, in the order in which it is to be stopped. */
const parts = [];
let leaving = null;

await runMain(main);

async function main() {
  requireNode();
  if (options.dev && options.https)
    throw new StopReason("--https goes with npm run up, not with npm run dev.");
  ensureSecrets();
  const former = claimDataFolder();
  endStepsLeftBehind();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => leave(0));
  leaveWithNpm();
  try {
    await start(former);
  } catch (error) {
    if (leaving !== null) return;
    await runMain(() => {
      throw error;
    });
    await leave(1);
  }
}

async function start(former) {
  await ensurePackages();
  // These need the packages, so they are loaded only now.
  const { goodbyeMilliseconds, requirePort, untilReady } = await import("./app-process.mjs");
  const { ask, openDatabase } = await import("./database.mjs");
  // The server of a start that was killed is still saying goodbye to its browsers.
  await requirePort(host, port, former === "killed" ? goodbyeMilliseconds : 0);
  await ensureClient();
  if (!options.dev) await ensureBuild();
  say(process.env.DATABASE_URL ? "Reaching the database" : "Starting the database");
  const database = await openDatabase();
  parts.unshift(database);
  if (database.applied.length > 0) say(`Brought the schema up to ${database.applied.at(-1)}`);
  await firstRun(database, ask);
  const https = options.https
    ? await (await import("./https/open-https.mjs")).openHttps({ host, port })
    : null;
  if (https) parts.unshift(https);
  say("Starting the server");
  const app = await serve(database, https?.env);
  parts.unshift(app);
  await untilReady(app, address, { authority: https?.authority });
  await greet(database, ask, https);
  watch(app, database);
}

async function serve(database, more) {
  const env = {
    DATABASE_URL: database.url,
    CORDEE_DATA: dataFolder(),
    HOST: host,
    PORT: String(port),
    NODE_ENV: options.dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    ...more,
  };
  if (options.dev) return (await import("./dev-app.mjs")).startDevApp(env);
  return (await import("./app-process.mjs")).startApp(env);
}

/** One `up` per data folder; a former one that was killed does not count. Answers how the former one ended. */
function claimDataFolder() {
  const file = path.join(dataFolder(), "up.json");
  const wasKilled = existsSync(file);
  if (wasKilled) {
    const former = JSON.parse(readFileSync(file, "utf8") || "{}");
    if (isAlive(former.process ?? "")) {
      throw new StopReason(
        `Cordée already runs from ${dataFolder()} on ${former.address}. Stop it first (kill ${Number.parseInt(former.process, 10)}), or set CORDEE_DATA to another folder.`,
      );
    }
  }
  writeFileSync(file, JSON.stringify({ process: nameOf(process.pid), address }));
  process.once("exit", () => rmSync(file, { force: true }));
  return wasKilled ? "killed" : "ended";
}

/** A Ctrl-C reaches us through npm: when npm itself was killed nobody could stop us any more. */
function leaveWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const npm = process.ppid;
  setInterval(() => process.ppid !== npm && leave(0), 1000).unref();
}

/** The demo company comes once, into an empty database, unless the first start said --empty. */
async function firstRun(database, ask) {
  const [{ id }] = await ask(database.url, "SELECT id FROM _prisma_migrations ORDER BY started_at LIMIT 1");
  const marker = path.join(dataFolder(), `started-${id}`);
  if (existsSync(marker)) return;
  const [{ people }] = await ask(database.url, "SELECT count(*)::int AS people FROM person");
  if (people === 0 && !options.empty) {
    say("Loading the demo company");
    const env = { DATABASE_URL: database.url, CORDEE_DATA: dataFolder() };
    await run("Loading the demo", process.execPath, ["--import", "tsx", "prisma/seed/demo.ts"], env);
  }
  writeFileSync(marker, "");
}

async function greet(database, ask, https) {
  say("Ready");
  console.log(`\n  Cordée  ${address}\n`);
  const companies = await ask(database.url, "SELECT demo FROM company WHERE demo");
  if (companies.length > 0) {
    const logins = ["admin", "lead", "rep", "rep2", "agent", "reader"].map(
      (name) => `${name}@demo.cordee.test`,
    );
    console.log(`  Sign in as ${logins.join(", ")}\n  with the password cordee-demo\n`);
  }
  const [{ accounts }] = await ask(database.url, "SELECT count(*)::int AS accounts FROM account");
  if (accounts === 0) console.log("  Nobody is here yet: open it to set up your company.\n");
  https?.greet();
  console.log("  Ctrl-C stops it.\n");
}

/** When a part dies by itself the others are stopped in order, so that the next start finds everything whole. */
function watch(app, database) {
  app.exited.then((how) => {
    if (leaving !== null) return;
    console.error(`\n✗ The server ended by itself (${how}).\n`);
    return leave(1);
  });
  if (database.pid === null) return;
  const pulse = setInterval(() => {
    if (leaving !== null || nameOf(database.pid)) return;
    clearInterval(pulse);
    console.error("\n✗ The database ended by itself.\n");
    void leave(1);
  }, 2000);
}

function leave(code) {
  leaving ??= (async () => {
    stopRunning();
    for (const part of parts) await part.stop();
    process.exit(code);
  })();
  return leaving;
}
