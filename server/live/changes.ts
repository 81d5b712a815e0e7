import type { LiveEntity } from "@/common/live";
import type { Actor } from "@/server/core/context";
import type { Sql } from "@/server/core/db";
import type { EntityReaders, ViewClass } from "@/server/core/entity-reader";
import { hears } from "./audience";
import type { TouchedRecord } from "./log";

/** The changes of one batch, as any person may be told them. */
export type Batch = {
  /** JSON of each change for this person; empty where none concerns them. */
  changesFor(actor: Actor): string[];
};

/**
 * Reads every touched record once, as it is now, and then decides in memory: who may see it is sent it through `view`
 * (made into JSON once per class of people), who could see it before is sent its id alone, others nothing.
 */
export async function readBatch(
  sql: Sql,
  readers: EntityReaders,
  touched: readonly TouchedRecord[],
): Promise<Batch> {
  const rows = await loadAll(sql, readers, touched);
  const written = new Map<string, string>();

  const put = (record: TouchedRecord, row: unknown, viewClass: ViewClass) => {
    const key = `${viewClass} ${record.entity} ${record.id}`;
    const known = written.get(key);
    if (known !== undefined) return known;
    const { entity, by } = record;
    const change = { entity, op: "put", ...(by && { by }), record: readers[entity].view(row, viewClass) };
    const json = JSON.stringify(change);
    written.set(key, json);
    return json;
  };

  return {
    changesFor(actor) {
      const changes: string[] = [];
      for (const record of touched) {
        const row = rows.get(record.entity)?.get(record.id);
        if (row !== undefined && readers[record.entity].canSee(actor, row))
          changes.push(put(record, row, actor.role));
        else if (hears(actor, record.audiences)) changes.push(evict(record));
      }
      return changes;
    },
  };
}

const evict = ({ entity, id }: TouchedRecord) => JSON.stringify({ entity, op: "evict", id });

async function loadAll(sql: Sql, readers: EntityReaders, touched: readonly TouchedRecord[]) {
  const ids = new Map<LiveEntity, string[]>();
  for (const { entity, id } of touched) ids.set(entity, [...(ids.get(entity) ?? []), id]);
  const loaded = await Promise.all(
    [...ids].map(async ([entity, some]) => [entity, await readers[entity].load(sql, some)] as const),
  );
  return new Map(loaded);
}
