// The installation's database: the built-in PostgreSQL of the data folder, or the one that DATABASE_URL names.
import path from "node:path";
import pg from "pg";
import { migrate } from "./migrate.mjs";
import { startPg } from "./pg.mjs";
import { dataFolder } from "./places.mjs";
import { StopReason } from "./stop-reason.mjs";

const oldestVersion = 15;
const name = "cordee";

/**
 * Starts or reaches the database and brings it to this version's schema. Returns `{ url, pid, applied, stop() }`;
 * `pid` is null when the server is not ours. Throws StopReason in plain words.
 */
export async function openDatabase() {
  const own = process.env.DATABASE_URL;
  const server = own ? null : await startPg(path.join(dataFolder(), "pg"));
  const stop = async () => server?.stop();
  try {
    if (server) await createDatabase(server.urlOf("postgres"));
    const url = own ?? server.urlOf(name);
    await requireVersion(url);
    return { url, pid: server?.pid ?? null, applied: await migrate(url), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Runs one query on a connection of its own and returns its rows. */
export async function ask(url, sql, values = []) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A server that dies closes the connection by itself; the query's own failure says so.
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

async function createDatabase(maintenanceUrl) {
  const rows = await ask(maintenanceUrl, "SELECT FROM pg_database WHERE datname = $1", [name]);
  if (rows.length === 0) await ask(maintenanceUrl, `CREATE DATABASE ${name}`);
}

async function requireVersion(url) {
  let version;
  try {
    [{ version }] = await ask(url, "SELECT current_setting('server_version_num')::int / 10000 AS version");
  } catch (error) {
    throw new StopReason(whyUnreachable(url, error));
  }
  if (version < oldestVersion) {
    throw new StopReason(
      `DATABASE_URL leads to PostgreSQL ${version}; Cordée needs ${oldestVersion} or newer.`,
    );
  }
}

/** Never repeats the password that stands in the address. */
function whyUnreachable(url, error) {
  if (!URL.canParse(url))
    return "DATABASE_URL is not an address. It looks like postgresql://user:password@host:5432/database";
  const { host, pathname, username } = new URL(url);
  const reasons = {
    "3D000": `there is no database "${pathname.slice(1)}" on it: create it first`,
    "28P01": `it refuses the password of "${username}"`,
    28000: `it does not let "${username}" in`,
    ECONNREFUSED: "nothing answers there: is PostgreSQL running?",
    ENOTFOUND: "no machine has that name",
  };
  return `The database on ${host} cannot be used: ${reasons[error.code] ?? error.message}`;
}
