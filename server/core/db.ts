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
    connectionTimeoutMillis: env.databasePatience,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // A process that hangs in the middle of a transaction must not keep all others from writing.
    idle_in_transaction_session_timeout: 30_000,
    lock_timeout: env.databasePatience,
    application_name: "cordee",
    // A statement leaves without waiting for the answer of the one before it.
    pipeline: true,
  });
  // A connection that breaks (the server restarts) must not end the process, neither an idle one nor one that is lent:
  // whoever uses it hears of it by its statements, and the pool makes a new one.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
};

export const pool: pg.Pool = makePool();
export const prisma = new PrismaClient({
  adapter: new PrismaPg(pool),
  transactionOptions: { maxWait: 10_000, timeout: 30_000 },
});

type Asking = { query(config: pg.QueryConfig | string): Promise<pg.QueryResult> };

/** The connection, whose statements of one turn of the event loop leave in one packet: every write is a system call. */
function packing(client: pg.PoolClient): Asking {
  const stream = client instanceof pg.Client ? client.connection.stream : null;
  return {
    query(config) {
      if (stream?.writableCorked === 0) {
        stream.cork();
        process.nextTick(() => stream.uncork());
      }
      return client.query(config);
    },
  };
}

const sqlOver =
  (client: Asking): Sql =>
  async <Row>(text: string, values: readonly unknown[] = [], name?: string | undefined) => {
    const result = await client.query({ text, values: [...values], ...(name ? { name } : {}) });
    return result.rows as Row[];
  };

/** Statements outside a transaction. */
export const sql: Sql = sqlOver(pool);

/** Beside the pool: for questions that must not wait behind the commands. */
function poolAside(max: number): pg.Pool {
  const made = new pg.Pool({
    connectionString: env.databaseUrl,
    max,
    connectionTimeoutMillis: 10_000,
    application_name: "cordee-aside",
  });
  made.on("error", () => undefined);
  return made;
}

const aside = poolAside(1);
const forSessions = poolAside(2);

/** How this process is doing can be asked when all other connections are taken. */
export const sqlAside: Sql = sqlOver(aside);

/** Calls that wait for a connection before it is known whose they are would wait in no line that ends. */
export const sqlForSessions: Sql = sqlOver(forSessions);

export async function closeDatabase(): Promise<void> {
  await prisma.$disconnect();
  await Promise.all([pool.end(), aside.end(), forSessions.end()]);
}

/** Statements of one transaction, refused after its end: late ones would be committed by themselves. */
function boundedSql(client: Asking) {
  const run = sqlOver(client);
  let isOver = false;
  const sql: Sql = async (...statement) => {
    if (isOver) throw new Error("The transaction of this statement is over.");
    return run(...statement);
  };
  return {
    sql,
    end: () => {
      isOver = true;
    },
  };
}

/** One transaction, open to the typed client and to hand-written statements alike. */
export function inTransaction<T>(work: (db: Db, sql: Sql) => Promise<T>): Promise<T> {
  const slot: { client: pg.PoolClient | null } = { client: null };
  return held.run(slot, () =>
    prisma.$transaction((db) => {
      if (!slot.client) throw new Error("The transaction's connection did not come from our pool.");
      const { sql, end } = boundedSql(packing(slot.client));
      return work(db, sql).finally(end);
    }),
  );
}

/** A transaction of hand-written statements. They run in the order in which they are asked for, however many at once. */
export type Statements = {
  readonly sql: Sql;
  /** Sends a statement whose answer nobody needs; its failure fails the transaction. */
  send(...statement: Parameters<Sql>): void;
  /** Sends COMMIT behind the statements under way and resolves when all are through. Nothing may follow. */
  commit(): Promise<void>;
};

/**
 * One transaction of hand-written statements alone: a third of the processor time, for commands that run often. What
 * `work` does not commit is rolled back.
 */
export async function inStatements<T>(work: (statements: Statements) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const packed = packing(client);
  const { sql, end } = boundedSql(packed);
  const sent: Promise<unknown>[] = [];
  const keep = (answer: Promise<unknown>) => {
    // Whoever awaits them all hears of a failure; until then it must not count as one that nobody handles.
    answer.catch(() => undefined);
    sent.push(answer);
  };
  let committed = false;
  const commit = async () => {
    end();
    const ending = packed.query("COMMIT");
    await Promise.all([...sent, ending]);
    // PostgreSQL ends a transaction in which something failed by undoing it, and calls that no error.
    if ((await ending).command !== "COMMIT") throw new Error("A statement failed before COMMIT.");
    committed = true;
  };
  keep(packed.query("BEGIN"));
  try {
    return await work({ sql, send: (...statement) => keep(sql(...statement)), commit });
  } catch (error) {
    throw await causeOf(error, sent);
  } finally {
    end();
    const isUsable = committed || (await rollBack(client));
    client.release(!isUsable);
  }
}

/** After a statement that nobody waited for has failed, the next one says only that the transaction is over. */
async function causeOf(error: unknown, sent: readonly Promise<unknown>[]): Promise<unknown> {
  const isConsequence = error instanceof pg.DatabaseError && error.code === "25P02";
  const failed = (await Promise.allSettled(sent)).find((answer) => answer.status === "rejected");
  return isConsequence && failed ? failed.reason : error;
}

/** A connection that can't even roll back is thrown away. */
const rollBack = (client: pg.PoolClient): Promise<boolean> =>
  client.query("ROLLBACK").then(
    () => true,
    () => false,
  );

/** Reads that must agree with each other: one REPEATABLE READ snapshot. */
export async function inSnapshot<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    const packed = packing(client);
    const begun = packed.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const [result] = await Promise.all([work(sqlOver(packed)), begun]);
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
