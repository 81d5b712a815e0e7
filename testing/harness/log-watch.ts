import { Client } from "pg";

const lookEvery = 10;

/**
 * Looks at the change log all the time. In every moment's view of it the rows must be 1 … clock without a gap: a number
 * seen without an earlier one would mean that somebody committed out of turn (I4).
 */
export class LogWatch {
  readonly violations: string[] = [];
  #client: Client | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: Promise<void> | null = null;
  #seen = 0;

  async start(): Promise<void> {
    this.#client = new Client({ connectionString: process.env["DATABASE_URL"] });
    await this.#client.connect();
    this.#look();
  }

  async stop(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = null;
    await this.#running;
    await client?.end();
  }

  #look(): void {
    this.#running = this.#once().finally(() => {
      if (this.#client) this.#timer = setTimeout(() => this.#look(), lookEvery);
    });
  }

  async #once(): Promise<void> {
    const client = this.#client;
    if (!client) return;
    const { rows } = await client.query<{ clock: string; last: string; count: string }>(
      `SELECT (SELECT seq FROM clock) AS clock, coalesce(max(seq), $1) AS last, count(*) AS count
       FROM change_log WHERE seq > $1`,
      [this.#seen],
    );
    const [{ clock, last, count } = { clock: "0", last: "0", count: "0" }] = rows;
    if (Number(last) - this.#seen !== Number(count) || clock !== last) {
      this.violations.push(
        `I4: after ${this.#seen} the log shows ${count} rows up to ${last}, the clock says ${clock}`,
      );
    }
    this.#seen = Number(last);
  }
}
