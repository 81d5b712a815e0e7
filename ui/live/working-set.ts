import type { Intake } from "./intake";
import { keyOf } from "./kinds";
import type { Pauses } from "./pauses";
import type { LiveStore } from "./store";
import { type Wire, WireError } from "./wire";

export type FetchedKind = "crm.opportunity.full" | "partners.partner";
export type Holding = "held" | "loading" | "missing";

type Parts = {
  readonly store: LiveStore;
  readonly wire: Wire;
  readonly pauses: Pauses;
  /** Known only after this set is made, which it asks what is wanted. */
  readonly intake: () => Intake;
};

/** Full records: read when a screen opens one, kept up to date by the feed from then on. */
export class WorkingSet {
  readonly #parts: Parts;
  readonly #kept = new Map<string, number>();
  readonly #missing = new Set<string>();
  readonly #loading = new Set<string>();

  constructor(parts: Parts) {
    this.#parts = parts;
    for (const kind of ["crm.opportunity.full", "partners.partner"] as const) {
      parts.store.observe(kind, (seen) => {
        for (const { id, after } of seen) if (!after && this.wants(kind, id)) void this.#load(kind, id);
      });
    }
  }

  /** Some screen shows it until the answer is called. */
  keep(kind: FetchedKind, id: string): () => void {
    const key = keyOf(kind, id);
    this.#kept.set(key, (this.#kept.get(key) ?? 0) + 1);
    this.#missing.delete(key);
    if (!this.#parts.store.get(kind, id)) void this.#load(kind, id);
    return () => {
      const left = (this.#kept.get(key) ?? 1) - 1;
      if (left > 0) this.#kept.set(key, left);
      else this.#kept.delete(key);
    };
  }

  wants(kind: string, id: string): boolean {
    const key = `${kind}/${id}`;
    return this.#kept.has(key) || this.#loading.has(key);
  }

  holding(kind: FetchedKind, id: string): Holding {
    if (this.#parts.store.get(kind, id)) return "held";
    return this.#missing.has(keyOf(kind, id)) ? "missing" : "loading";
  }

  async #load(kind: FetchedKind, id: string): Promise<void> {
    const key = keyOf(kind, id);
    if (this.#loading.has(key)) return;
    this.#loading.add(key);
    for (let tries = 0; this.#kept.has(key); tries++) {
      const failure = await this.#read(kind, id);
      if (!failure) break;
      await this.#parts.pauses.afterFailure(failure, tries);
    }
    this.#loading.delete(key);
  }

  /** Why it should be tried again, if it should. */
  async #read(kind: FetchedKind, id: string): Promise<Error | null> {
    const { store, wire } = this.#parts;
    const intake = this.#parts.intake();
    const token = intake.tombstones.begin();
    try {
      if (kind === "crm.opportunity.full") {
        const record = await wire.opportunity(id);
        store.batch("load", () => intake.opportunity(record, token));
      } else {
        const record = await wire.partner(id);
        store.batch("load", () => intake.partner(record, token));
      }
      if (!store.get(kind, id)) this.#miss(kind, id);
      return null;
    } catch (error) {
      if (!(error instanceof WireError)) return error instanceof Error ? error : new Error(String(error));
      if (error.kind !== "refused") return error;
      this.#miss(kind, id);
      return null;
    } finally {
      intake.tombstones.end();
    }
  }

  #miss(kind: FetchedKind, id: string): void {
    this.#missing.add(keyOf(kind, id));
    this.#parts.store.topics.emit(keyOf(kind, id));
  }
}
