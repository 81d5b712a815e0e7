import { basename } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const programs = process.env["TEST_POSTGRES"];
const client = new Client({ connectionString: process.env["DATABASE_URL"] });
beforeAll(() => client.connect());
afterAll(() => client.end());

describe("a test file's own database", () => {
  it("has every migration", async () => {
    const { rows } = await client.query("SELECT migration_name FROM _prisma_migrations");
    expect(rows.length).toBeGreaterThan(0);
  });

  it.skipIf(!programs)("runs on the PostgreSQL that was asked for", async () => {
    const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
    expect(rows[0]?.server_version.split(".")[0]).toBe(basename(programs ?? ""));
  });

  it("holds no company of another test file", async () => {
    const { rows } = await client.query("SELECT count(*)::int AS companies FROM company");
    expect(rows).toEqual([{ companies: 0 }]);
  });
});
