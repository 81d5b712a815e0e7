import type { LiveEntity } from "@/common/live";
import type { Actor } from "@/server/core/context";
import type { Sql } from "@/server/core/db";
import type { EntityReaders } from "@/server/core/entity-reader";

/** Who may see some records, held in memory for as long as somebody stands at them, and true to the last change. */
export class RecordSight {
  readonly #sql: Sql;
  readonly #readers: EntityReaders;
  readonly #rows = new Map<string, unknown>();

  constructor(sql: Sql, readers: EntityReaders) {
    this.#sql = sql;
    this.#readers = readers;
  }

  /** False for what is not held, does not exist, or is hidden. */
  sees(actor: Actor, entity: LiveEntity, id: string): boolean {
    const row = this.#rows.get(keyOf(entity, id));
    return row !== undefined && this.#readers[entity].canSee(actor, row);
  }

  holds(entity: LiveEntity, id: string): boolean {
    return this.#rows.has(keyOf(entity, id));
  }

  async hold(entity: LiveEntity, ids: readonly string[]): Promise<void> {
    const rows = await this.#readers[entity].load(this.#sql, [...ids]);
    for (const id of ids) {
      const row = rows.get(id);
      if (row === undefined) this.#rows.delete(keyOf(entity, id));
      else this.#rows.set(keyOf(entity, id), row);
    }
  }

  /** Lets go of all but these. */
  keepOnly(wanted: Iterable<readonly [LiveEntity, string]>): void {
    const keys = new Set([...wanted].map(([entity, id]) => keyOf(entity, id)));
    for (const key of this.#rows.keys()) if (!keys.has(key)) this.#rows.delete(key);
  }
}

const keyOf = (entity: LiveEntity, id: string) => `${entity} ${id}`;
