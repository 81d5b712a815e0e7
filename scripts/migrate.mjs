// Applies prisma/migrations in order and records them as Prisma does, so that `prisma migrate status` agrees.
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { root } from "./places.mjs";
import { runMain, StopReason } from "./stop-reason.mjs";

/** The number Prisma itself locks while it migrates: the two never run at once. */
const advisoryLock = 72_707_369;

const table = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/** Brings the database to this version's schema; returns the names of what it applied. Throws StopReason. */
export async function migrate(url, folder = path.join(root, "prisma/migrations")) {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("SET lock_timeout = '60s'");
    await client.query("SELECT pg_advisory_lock($1)", [advisoryLock]);
    const pending = await pendingMigrations(client, migrationsIn(folder));
    for (const migration of pending) await apply(client, migration);
    // The queue of jobs lies in a schema of its own, which its package keeps up to date.
    await runMigrations({ connectionString: url, logger: new Logger(() => () => {}) });
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

function migrationsIn(folder) {
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, "migration.sql")))
    .sort()
    .map((name) => {
      const script = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, script, checksum: createHash("sha256").update(script).digest("hex") };
    });
}

async function pendingMigrations(client, known) {
  await refuseForeignDatabase(client);
  await client.query(table);
  const { rows: applied } = await client.query(
    "SELECT migration_name AS name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at",
  );
  for (const row of applied) refuseStrange(row, known);
  const done = new Set(applied.map(({ name }) => name));
  return known.filter(({ name }) => !done.has(name));
}

async function refuseForeignDatabase(client) {
  const { rows } = await client.query(
    `SELECT current_database() AS database, to_regclass('_prisma_migrations') IS NULL
       AND EXISTS (SELECT FROM pg_tables WHERE schemaname = current_schema()) AS foreign_tables`,
  );
  if (rows[0].foreign_tables) {
    throw new StopReason(
      `The database "${rows[0].database}" holds tables of something else. Give Cordée an empty database of its own.`,
    );
  }
}

function refuseStrange(row, known) {
  const ours = known.find(({ name }) => name === row.name);
  if (!ours) {
    throw new StopReason(
      `The database is ahead of this version: it has had the migration "${row.name}", which is not known here. Start the newer version, or restore a backup from before it.`,
    );
  }
  if (!row.finished_at) {
    throw new StopReason(
      `The migration "${row.name}" failed earlier and was left half done. Restore a backup, or repair it and run: npx prisma migrate resolve`,
    );
  }
  if (row.checksum !== ours.checksum) {
    throw new StopReason(
      `The migration "${row.name}" was edited after this database had it. Migrations are never edited: put it back as it was and add a new one.`,
    );
  }
}

/** The script and its record commit together: a migration that fails leaves nothing behind. */
async function apply(client, { name, script, checksum }) {
  try {
    await client.query("BEGIN");
    await client.query("SET LOCAL lock_timeout = '10s'");
    await client.query(script);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    const why =
      error.code === "55P03"
        ? "another program holds a lock on a table; stop it and start again"
        : error.message;
    throw new StopReason(`The migration "${name}" could not be applied, and nothing of it was kept: ${why}`);
  }
}

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    const url = process.env.DATABASE_URL;
    if (!url) throw new StopReason("Set DATABASE_URL to the database to migrate.");
    const applied = await migrate(url);
    console.log(applied.length > 0 ? `Applied ${applied.join(", ")}` : "Nothing to apply");
  });
}
