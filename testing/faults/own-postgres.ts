import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { migrate } from "../../scripts/migrate.mjs";
import { startPg } from "../../scripts/pg.mjs";
import { TcpProxy } from "./tcp-proxy";

const database = "cordee_broken";
const backup = "cordee_backup";
/** Of another PostgreSQL than the built-in one: see testing/global-setup.ts. */
const programs = process.env["TEST_POSTGRES"] ?? null;
/** What was acknowledged must outlive a killed server, though not a machine without power. */
const durable = [`ALTER DATABASE ${database} SET synchronous_commit = on`];

/** A PostgreSQL of one test file's own, to be killed, behind a network of its own, to be cut. */
export class OwnPostgres {
  readonly network: TcpProxy;
  readonly url: string;
  readonly #folder: string;
  #server: Awaited<ReturnType<typeof startPg>>;

  private constructor(folder: string, server: Awaited<ReturnType<typeof startPg>>, network: TcpProxy) {
    this.#folder = folder;
    this.#server = server;
    this.network = network;
    const url = new URL(server.urlOf(database));
    url.port = String(network.port);
    this.url = url.toString();
  }

  static async start(): Promise<OwnPostgres> {
    const folder = mkdtempSync(join(tmpdir(), "cordee-pg-"));
    const server = await startPg(folder, { fast: true, programs });
    const network = await TcpProxy.before({ host: "127.0.0.1", port: server.port });
    const postgres = new OwnPostgres(folder, server, network);
    await onServer(server.urlOf("postgres"), [`CREATE DATABASE ${database}`, ...durable]);
    await migrate(postgres.url);
    return postgres;
  }

  /** As a crash would, with everybody connected and writing. */
  kill(): void {
    process.kill(this.#server.pid, "SIGKILL");
    // Its children live on until they notice; nobody reaches them any more.
    this.network.weather.refuses = true;
    this.network.reset();
  }

  /** Recovers over what the killed one left. */
  async restart(): Promise<void> {
    this.#server = await startPg(this.#folder, { fast: true, programs });
    this.network.target = { host: "127.0.0.1", port: this.#server.port };
    this.network.fair();
  }

  /** Keeps all of it as it is now; whoever is connected is cut off. */
  async backUp(): Promise<void> {
    await this.#alone(`DROP DATABASE IF EXISTS ${backup}`, `CREATE DATABASE ${backup} TEMPLATE ${database}`);
  }

  /** Puts back what `backUp` kept, as the manual says: with another epoch before anybody comes. */
  async restore(): Promise<void> {
    await this.#alone(
      `DROP DATABASE ${database}`,
      `CREATE DATABASE ${database} TEMPLATE ${backup}`,
      ...durable,
    );
    await onServer(this.#server.urlOf(database), ["UPDATE clock SET epoch = gen_random_uuid()"]);
  }

  async #alone(...statements: readonly string[]): Promise<void> {
    this.network.weather.refuses = true;
    this.network.reset();
    try {
      const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}'`;
      await onServer(this.#server.urlOf("postgres"), [end, ...statements]);
    } finally {
      this.network.fair();
    }
  }

  async stop(): Promise<void> {
    await this.network.close();
    await this.#server.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function onServer(url: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
