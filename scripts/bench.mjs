// npm run bench [-- --only NAME]: measures the production server over 10 000 opportunities in a database of its own.
// Everything lies in <data>/bench: neither the installation's database nor its server is touched.
import { spawn } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import path from "node:path";
import { dataFolder, root } from "./places.mjs";
import { ensureBuild, ensureClient, ensurePackages, requireNode } from "./prepare.mjs";
import { say } from "./progress.mjs";
import { ensureSecrets } from "./secrets.mjs";
import { runMain } from "./stop-reason.mjs";

process.env.CORDEE_DATA = path.join(dataFolder(), "bench");
const name = "cordee_bench";
const longest = 15 * 60_000;

/** What runs, in the order in which it is to be stopped. */
const parts = [];
let stopping = null;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => stopAll().then(() => process.exit(1)));
}
await runMain(async () => {
  try {
    process.exitCode = await main();
  } finally {
    await stopAll();
  }
});

async function main() {
  requireNode();
  ensureSecrets();
  await ensurePackages();
  await ensureClient();
  const { ensureBrowser } = await import("./browser.mjs");
  await ensureBrowser(say);
  await ensureBuild();
  say("Starting a database");
  const { postgres, url } = await freshDatabase();
  say("Writing and importing 10 000 opportunities");
  const folder = path.join(dataFolder(), "csv");
  const env = { ...process.env, DATABASE_URL: url, NODE_ENV: "production", LOG_LEVEL: "warn" };
  await script(["bench/dataset.ts", folder], env);
  await script(["server/import/main.ts", folder], env);
  await ask(url, "VACUUM ANALYZE");
  say("Starting the server");
  const { address, app } = await serve(env);
  say("Measuring");
  const about = {
    BENCH_ADDRESS: address,
    BENCH_APP_PID: String(app.pid),
    BENCH_POSTGRES_PID: String(postgres.pid),
  };
  return script(["bench/main.ts", ...process.argv.slice(2)], { ...env, ...about }, [0, 1]);
}

async function freshDatabase() {
  const { startPg } = await import("./pg.mjs");
  const { migrate } = await import("./migrate.mjs");
  const folder = path.join(dataFolder(), "pg");
  let postgres = await startPg(folder);
  parts.unshift(postgres);
  const maintenance = () => postgres.urlOf("postgres");
  const [{ noted }] = await ask(maintenance(), "SELECT current_setting('track_commit_timestamp') AS noted");
  if (noted === "off") {
    // Says to the microsecond when each change was committed; needs a restart to begin.
    await ask(maintenance(), "ALTER SYSTEM SET track_commit_timestamp = on");
    await postgres.stop();
    postgres = await startPg(folder);
    parts[0] = postgres;
  }
  await ask(maintenance(), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await ask(maintenance(), `CREATE DATABASE ${name}`);
  const url = postgres.urlOf(name);
  await migrate(url);
  return { postgres, url };
}

async function ask(url, sql) {
  return (await import("./database.mjs")).ask(url, sql);
}

async function serve(env) {
  const { startApp, untilReady } = await import("./app-process.mjs");
  const port = process.env.PORT ?? String(await freePort());
  const address = `http://127.0.0.1:${port}`;
  const app = startApp({ ...env, HOST: "127.0.0.1", PORT: port });
  parts.unshift(app);
  await untilReady(app, address);
  return { address, app };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Runs a TypeScript file in the open; resolves to its exit code, which must be one of `fine`. */
async function script(args, env, fine = [0]) {
  const child = spawn(process.execPath, ["--import", "tsx", ...args], {
    cwd: root,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const part = { stop: async () => void child.kill("SIGTERM") };
  parts.unshift(part);
  const tooLong = setTimeout(() => child.kill("SIGKILL"), longest);
  const [code, signal] = await once(child, "exit");
  clearTimeout(tooLong);
  parts.splice(parts.indexOf(part), 1);
  if (!fine.includes(code)) throw new Error(`${args[0]} failed (${code ?? signal})`);
  return code;
}

function stopAll() {
  stopping ??= (async () => {
    for (const part of parts) await part.stop();
  })();
  return stopping;
}
