import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, vi } from "vitest";
import { makePushKeys } from "../scripts/secrets.mjs";

// Runs before each test file and before any of its imports: the file gets a database and a data folder of its own, and
// our modules anew, which read from the environment where those are. The process and the packages in it stay: loading
// them again took longer than most files' tests.
vi.resetModules();
const environment = { ...process.env };

const serverUrl = process.env["CORDEE_TEST_SERVER"];
const template = process.env["CORDEE_TEST_TEMPLATE"];
if (!serverUrl || !template) throw new Error("testing/global-setup.ts did not run");

const server = new Client({ connectionString: serverUrl });
await server.connect();
const name = `${template}_${randomUUID().slice(0, 8)}`;
await server.query(`CREATE DATABASE "${name}" TEMPLATE "${template}" STRATEGY FILE_COPY`);

const url = new URL(serverUrl);
url.pathname = `/${name}`;
const dataFolder = mkdtempSync(join(tmpdir(), "cordee-test-"));
process.env["DATABASE_URL"] = url.toString();
process.env["CORDEE_DATA"] = dataFolder;
process.env["CORDEE_SECRET"] = "a-secret-for-tests-only-0123456789abcdef";
process.env["CORDEE_METRICS_TOKEN"] = "a-token-for-tests-only";
process.env["CORDEE_VAPID_KEYS"] = makePushKeys();
process.env["CORDEE_LOCAL_TARGETS"] = "1";
process.env["LOG_LEVEL"] ??= "silent";

afterAll(async () => {
  await server.query(`DROP DATABASE "${name}" WITH (FORCE)`);
  await server.end();
  rmSync(dataFolder, { recursive: true, force: true });
  for (const key of Object.keys(process.env)) if (!(key in environment)) delete process.env[key];
  Object.assign(process.env, environment);
});
