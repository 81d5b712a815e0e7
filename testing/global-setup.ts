import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { migrate } from "../scripts/migrate.mjs";
import { startThrowAwayPg } from "../scripts/pg.mjs";

/**
 * One fast PostgreSQL for the run (of the programs in the folder TEST_POSTGRES, or the server of TEST_DATABASE_URL) and one database with every migration in
 * it. Each test file copies that template (own-database.ts), which takes a fraction of migrating.
 */
export async function setup() {
  const own = process.env["TEST_DATABASE_URL"];
  const programs = process.env["TEST_POSTGRES"] ?? null;
  const server = own ? { urlOf: () => own, stop: async () => undefined } : await startThrowAwayPg(programs);
  const serverUrl = server.urlOf("postgres");
  const template = `cordee_test_${randomUUID().slice(0, 8)}`;
  await onServer(serverUrl, `CREATE DATABASE "${template}"`);
  const templateUrl = new URL(serverUrl);
  templateUrl.pathname = `/${template}`;
  await migrate(templateUrl.toString());
  // Workers start after this and inherit the environment.
  process.env["CORDEE_TEST_SERVER"] = serverUrl;
  process.env["CORDEE_TEST_TEMPLATE"] = template;

  return async () => {
    await onServer(serverUrl, `DROP DATABASE "${template}" WITH (FORCE)`);
    await server.stop();
  };
}

async function onServer(url: string, sql: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
