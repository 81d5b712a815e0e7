import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { OwnPostgres } from "./own-postgres";

// Runs before a test file that breaks its database, and before any of its imports (see vitest.config.ts).

export const postgres = await OwnPostgres.start();
const dataFolder = mkdtempSync(join(tmpdir(), "cordee-test-"));
process.env["DATABASE_URL"] = postgres.url;
process.env["CORDEE_DATA"] = dataFolder;
process.env["CORDEE_SECRET"] = "a-secret-for-tests-only-0123456789abcdef";
process.env["CORDEE_METRICS_TOKEN"] = "a-token-for-tests-only";
process.env["LOG_LEVEL"] ??= "silent";

afterAll(async () => {
  await postgres.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});
