import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const client = new Client({ connectionString: process.env["DATABASE_URL"] });
beforeAll(() => client.connect());
afterAll(() => client.end());

describe("a test file's own database", () => {
  it("has every migration", async () => {
    const { rows } = await client.query("SELECT migration_name FROM _prisma_migrations");
    expect(rows.length).toBeGreaterThan(0);
  });

  it("holds no company of another test file", async () => {
    const { rows } = await client.query("SELECT count(*)::int AS companies FROM company");
    expect(rows).toEqual([{ companies: 0 }]);
  });
});
