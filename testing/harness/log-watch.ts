import { Client } from "pg";

const lookEvery = 20;

type Row = { readonly clock: string; readonly seq: string | null; readonly recordId: string | null };

/**
 * Looks at the change log all the time. In every moment's view of it the rows must be 1 … clock without a gap: a number
 * seen without an earlier one would mean that somebody committed out of turn (I4).
 */
export class LogWatch {
  readonly violations: string[] = [];
  /** How many rows of the log have told of each opportunity, also of those that the log has forgotten since. */
  told = new Map<string, number>();
  #client: Client | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: Promise<void> = Promise.resolve();
  #seen = 0;
  #isStopped = false;

  /** Up to here every row of the log was looked at. */
  get seen(): number {
    return this.#seen;
  }

  async start(): Promise<void> {
    await this.#connect();
    this.#watch();
  }

  /** A backup was put back: what was seen since it was made never was. */
  rewind({ told, seen }: Pick<LogWatch, "told" | "seen">): void {
    this.told = new Map(told);
    this.#seen = seen;
  }

  async stop(): Promise<void> {
    const client = this.#client;
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running;
    await client?.end().catch(() => undefined);
  }

  /** Looks now. @throws where the database is away. */
  look(): Promise<void> {
    const looked = this.#running.then(() => this.#once());
    this.#running = looked.catch(() => undefined);
    return looked;
  }

  #watch(): void {
    const again = () => {
      if (!this.#isStopped) this.#timer = setTimeout(() => this.#watch(), lookEvery);
    };
    this.look().then(again, again);
  }

  async #connect(): Promise<Client> {
    const client = new Client({ connectionString: process.env["DATABASE_URL"] });
    client.on("error", () => {
      if (this.#client === client) this.#client = null;
    });
    await client.connect();
    this.#client = client;
    return client;
  }

  async #once(): Promise<void> {
    if (this.#isStopped) return;
    const client = this.#client ?? (await this.#connect());
    const { rows } = await client.query<Row>({
      name: "look",
      text: `SELECT clock.seq AS clock, l.seq,
        CASE WHEN l.entity = 'crm.opportunity' THEN l.record_id END AS "recordId"
      FROM clock LEFT JOIN change_log l ON l.seq > $1`,
      values: [this.#seen],
    });
    const seqs = rows.flatMap(({ seq }) => (seq === null ? [] : Number(seq)));
    const clock = Number(rows[0]?.clock ?? 0);
    const last = Math.max(this.#seen, ...seqs);
    if (last - this.#seen !== seqs.length || clock !== last) {
      this.violations.push(
        `I4: after ${this.#seen} the log shows ${seqs.length} rows up to ${last}, the clock says ${clock}`,
      );
    }
    for (const { recordId } of rows)
      if (recordId) this.told.set(recordId, (this.told.get(recordId) ?? 0) + 1);
    this.#seen = last;
  }
}
