import type { Change, Cursor, ResetReason, SinceReply } from "@/common/live";
import type { Actor, ReadContext } from "@/server/core/context";
import type { EntityReaders } from "@/server/core/entity-reader";
import { readBatch } from "./changes";
import { distinctRecords, readClock, readLog } from "./log";

const pageSize = 2_000;

/**
 * What a person missed since their cursor, as they may read it now. An unknown epoch, another access version or a
 * cursor older than the kept log asks for a new snapshot instead.
 */
export const since =
  (readers: EntityReaders) =>
  async ({ actor, sql }: ReadContext, cursor: Cursor): Promise<SinceReply> => {
    const clock = await readClock(sql);
    if (cursor.epoch !== clock.epoch || cursor.seq > clock.seq) return reset("epoch");
    if (isOfOtherAccess(cursor, actor)) return reset("access");

    const rows = await readLog(sql, cursor.seq, pageSize);
    const [first] = rows;
    // The log has no gaps: a missing first row was forgotten.
    if (first ? first.seq !== cursor.seq + 1 : cursor.seq < clock.seq) return reset("expired");

    const batch = await readBatch(sql, readers, distinctRecords(rows));
    return {
      reset: null,
      seq: rows.at(-1)?.seq ?? cursor.seq,
      more: rows.length === pageSize,
      changes: batch.changesFor(actor).map((json) => JSON.parse(json) as Change),
    };
  };

const reset = (reason: ResetReason): SinceReply => ({ reset: reason });

/** Read with other rights than the person has now, or by whoever used the device before. */
const isOfOtherAccess = ({ access, person }: Cursor, actor: Actor): boolean =>
  access !== actor.accessVersion || (person !== undefined && person !== actor.personId);
