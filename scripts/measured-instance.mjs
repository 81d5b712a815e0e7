// A database of its own with so many opportunities in it, and the production server over it, to be measured.
import { spawn } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import path from "node:path";
import { dataFolder, root } from "./places.mjs";
import { say } from "./progress.mjs";

const longest = 20 * 60_000;

/** What runs, in the order in which it is to be stopped. */
const parts = [];
let stopping = null;

export function stopAll() {
  stopping ??= (async () => {
    for (const part of parts) await part.stop();
  })();
  return stopping;
}

/** The one PostgreSQL for all of them; it says to the microsecond when each change was committed. */
export async function startPostgres() {
  const { startPg } = await import("./pg.mjs");
  const folder = path.join(dataFolder(), "pg");
  const postgres = await startPg(folder);
  parts.unshift(postgres);
  const [{ noted }] = await ask(
    postgres.urlOf("postgres"),
    "SELECT current_setting('track_commit_timestamp') AS noted",
  );
  if (noted === "on") return postgres;
  // Needs a restart to begin.
  await ask(postgres.urlOf("postgres"), "ALTER SYSTEM SET track_commit_timestamp = on");
  await postgres.stop();
  parts[0] = await startPg(folder);
  return parts[0];
}

/** Imports so many opportunities, serves them, and runs `bench/main.ts` with these arguments; its exit code. */
export async function measureOver(opportunities, postgres, args) {
  const { startApp, untilReady } = await import("./app-process.mjs");
  const url = await freshDatabase(postgres, `cordee_bench_${opportunities}`);
  say(`Writing and importing ${opportunities} opportunities`);
  const folder = path.join(dataFolder(), `csv-${opportunities}`);
  const env = { ...process.env, DATABASE_URL: url, NODE_ENV: "production", LOG_LEVEL: "warn" };
  await script(["bench/dataset.ts", folder, String(opportunities)], env);
  await script(["server/import/main.ts", folder], env);
  await ask(url, "VACUUM ANALYZE");
  say("Starting the server");
  const port = process.env.PORT ?? String(await freePort());
  const address = `http://127.0.0.1:${port}`;
  const app = startApp({ ...env, HOST: "127.0.0.1", PORT: port });
  parts.unshift(app);
  await untilReady(app, address);
  say("Measuring");
  const about = {
    BENCH_ADDRESS: address,
    BENCH_APP_PID: String(app.pid),
    BENCH_POSTGRES_PID: String(postgres.pid),
    BENCH_OPPORTUNITIES: String(opportunities),
  };
  const code = await script(["bench/main.ts", ...args], { ...env, ...about }, [0, 1]);
  await app.stop();
  parts.splice(parts.indexOf(app), 1);
  await ask(postgres.urlOf("postgres"), `DROP DATABASE IF EXISTS cordee_bench_${opportunities} WITH (FORCE)`);
  return code;
}

async function freshDatabase(postgres, name) {
  const { migrate } = await import("./migrate.mjs");
  await ask(postgres.urlOf("postgres"), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await ask(postgres.urlOf("postgres"), `CREATE DATABASE ${name}`);
  const url = postgres.urlOf(name);
  await migrate(url);
  return url;
}

async function ask(url, sql) {
  return (await import("./database.mjs")).ask(url, sql);
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
