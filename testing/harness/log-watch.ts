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
  readonly told = new Map<string, number>();
  #rows: { readonly seq: number; readonly recordId: string }[] = [];
  #client: Client | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: Promise<void> = Promise.resolve();
  #seen = 0;
  #isStopped = false;

  async start(): Promise<void> {
    await this.#connect();
    this.#watch();
  }

  /** The opportunities told of are gone. */
  forget(): void {
    this.told.clear();
    this.#rows = [];
  }

  /** `work` puts a backup back and answers its clock: what was seen beyond that never was. Nothing is looked at meanwhile. */
  rewound(work: () => Promise<number>): Promise<void> {
    const done = this.#running.then(async () => this.#rewind(await work()));
    this.#running = done.catch(() => undefined);
    return done;
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
    for (const { seq, recordId } of rows) {
      if (!recordId) continue;
      this.#rows.push({ seq: Number(seq), recordId });
      this.#tell(recordId, 1);
    }
    this.#seen = last;
  }

  #rewind(clock: number): void {
    for (const { seq, recordId } of this.#rows) if (seq > clock) this.#tell(recordId, -1);
    this.#rows = this.#rows.filter(({ seq }) => seq <= clock);
    this.#seen = Math.min(this.#seen, clock);
  }

  #tell(recordId: string, times: number): void {
    const told = (this.told.get(recordId) ?? 0) + times;
    if (told > 0) this.told.set(recordId, told);
    else this.told.delete(recordId);
  }
}
