import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";
import { env } from "./env";

/** The typed client, inside a transaction or not. */
export type Db = Prisma.TransactionClient;

/** One statement; `name` prepares it once per connection. Rows come as objects with the statement's column names. */
export type Sql = <Row>(
  text: string,
  values?: readonly unknown[],
  name?: string | undefined,
) => Promise<Row[]>;

/**
 * Remembers which connection was handed out in the current asynchronous context, so that a Prisma transaction and
 * hand-written statements can share one.
 */
const held = new AsyncLocalStorage<{ client: pg.PoolClient | null }>();

class RememberingPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool["connect"]>[0]): void;
  override connect(callback?: Parameters<pg.Pool["connect"]>[0]): Promise<pg.PoolClient> | undefined {
    if (callback) {
      super.connect(callback);
      return undefined;
    }
    return super.connect().then((client) => {
      const slot = held.getStore();
      if (slot) slot.client = client;
      return client;
    });
  }
}

const makePool = () => {
  const pool = new RememberingPool({
    connectionString: env.databaseUrl,
    max: env.poolSize,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    application_name: "cordee",
  });
  // An idle connection that breaks (the server restarts) must not end the process; the pool makes a new one.
  pool.on("error", () => undefined);
  return pool;
};

export const pool: pg.Pool = makePool();
export const prisma = new PrismaClient({
  adapter: new PrismaPg(pool),
  transactionOptions: { maxWait: 10_000, timeout: 30_000 },
});

const sqlOver =
  (client: Pick<pg.ClientBase, "query">): Sql =>
  async <Row>(text: string, values: readonly unknown[] = [], name?: string | undefined) => {
    const result = await client.query({ text, values: [...values], ...(name ? { name } : {}) });
    return result.rows as Row[];
  };

/** Statements outside a transaction. */
export const sql: Sql = sqlOver(pool);

/** One transaction, open to the typed client and to hand-written statements alike. */
export function inTransaction<T>(work: (db: Db, sql: Sql) => Promise<T>): Promise<T> {
  const slot: { client: pg.PoolClient | null } = { client: null };
  return held.run(slot, () =>
    prisma.$transaction((db) => {
      if (!slot.client) throw new Error("The transaction's connection did not come from our pool.");
      return work(db, sqlOver(slot.client));
    }),
  );
}

/** One transaction of hand-written statements alone: a third of the processor time, for commands that run often. */
export async function inStatements<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await work(sqlOver(client));
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    // A connection that can't even roll back is thrown away.
    const rolledBack = await client.query("ROLLBACK").then(
      () => true,
      () => false,
    );
    client.release(!rolledBack);
    throw error;
  }
}

/** Reads that must agree with each other: one REPEATABLE READ snapshot. */
export async function inSnapshot<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const result = await work(sqlOver(client));
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
