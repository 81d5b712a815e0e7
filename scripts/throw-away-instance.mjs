// A whole Cordée that lives as long as its caller: a fast PostgreSQL, the demo company, the production server.
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { requirePort, startApp, untilReady } from "./app-process.mjs";
import { ask } from "./database.mjs";
import { migrate } from "./migrate.mjs";
import { startThrowAwayPg } from "./pg.mjs";
import { run } from "./progress.mjs";
import { makePushKeys } from "./secrets.mjs";

/**
 * Starts one on `port`. `app` is the server process: kill it, then `restart()`. `demo: false` leaves the company
 * to be created by the first visit. The browser build must be there (ensureBuild). `after`: what it waits for before it serves.
 */
export async function startInstance({ port, demo = true, env = {}, after = null }) {
  await requirePort("127.0.0.1", port);
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), "cordee-instance-"));
  const postgres = await startThrowAwayPg();
  const databaseUrl = postgres.urlOf("cordee");
  const address = `http://127.0.0.1:${port}`;
  const settings = {
    ...{
      DATABASE_URL: databaseUrl,
      CORDEE_DATA: dataFolder,
      CORDEE_SECRET: "for-throw-away-instances-only-0123456789",
      CORDEE_VAPID_KEYS: makePushKeys(),
    },
    ...{ NODE_ENV: "production", HOST: "127.0.0.1", PORT: String(port), LOG_LEVEL: "warn" },
    ...env,
  };
  const instance = {
    address,
    databaseUrl,
    app: null,
    async restart() {
      await instance.app?.stop();
      instance.app = startApp(settings);
      await untilReady(instance.app, address);
    },
    async stop() {
      await instance.app?.stop();
      await postgres.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
  try {
    await ask(postgres.urlOf("postgres"), "CREATE DATABASE cordee");
    await migrate(databaseUrl);
    if (demo)
      await run("Loading the demo", process.execPath, ["--import", "tsx", "prisma/seed/demo.ts"], settings);
    await after;
    await instance.restart();
    return instance;
  } catch (error) {
    await instance.stop();
    throw error;
  }
}
