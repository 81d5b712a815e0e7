import type { NoticeKind, NoticeRecord } from "@/common/messaging/notice";
import { type TimelineEntity, timelineEntities } from "@/common/messaging/timeline-entity";
import type { Actor } from "@/server/core/context";
import type { Sql } from "@/server/core/db";

/** The person a notice is for, as far as access rules ask. */
export type Viewer = Pick<Actor, "personId" | "role" | "scope" | "teamIds">;

/** What somebody may know of a record: what it is or was called; null where they may not see it, deleted or not. */
export type Sighted = { readonly isDeleted: boolean; readonly name: string } | null;

/** Reads some records of one kind once, and answers who may see which. */
export type Sight = (sql: Sql, ids: readonly string[]) => Promise<(viewer: Viewer, id: string) => Sighted>;

/** For each kind of record that notices are about; its domain stands above this one, so it is handed in. */
export type Sights = Readonly<Record<TimelineEntity, Sight>>;

export type NoticeRow = Viewer & {
  readonly id: string;
  readonly version: number;
  readonly kind: NoticeKind;
  readonly entity: TimelineEntity;
  readonly recordIds: readonly string[];
  /** Those of them that the person may see. */
  readonly seen: readonly string[];
  /** What the first of them is called, or was. */
  readonly called: string | null;
  readonly entrySeq: number | null;
  readonly authorId: string | null;
  readonly createdAt: Date;
  readonly readAt: Date | null;
};

/** Those about a deleted note are as good as gone. */
export async function readNotices(sql: Sql, sights: Sights, ids: readonly string[]) {
  const rows = await sql<Omit<NoticeRow, "seen" | "called">>(
    `SELECT n.id, n.version, n.kind, n.entity, n.record_ids::text[] AS "recordIds", e.seq AS "entrySeq",
       n.author_id AS "authorId", n.created_at AS "createdAt", n.read_at AS "readAt", n.person_id AS "personId",
       p.role, p.scope, ARRAY(SELECT m.team_id::text FROM membership m WHERE m.person_id = p.id) AS "teamIds"
     FROM notice n JOIN person p ON p.id = n.person_id LEFT JOIN timeline_entry e ON e.id = n.entry_id
     WHERE n.id = ANY($1::uuid[]) AND e.deleted_at IS NULL`,
    [ids],
    "notices",
  );
  const may = new Map<TimelineEntity, Awaited<ReturnType<Sight>>>();
  for (const entity of timelineEntities) {
    const about = rows.filter((row) => row.entity === entity).flatMap(({ recordIds }) => recordIds);
    if (about.length > 0) may.set(entity, await sights[entity](sql, about));
  }
  return new Map(
    rows.map((row): [string, NoticeRow] => {
      // Of a deletion one is told while the record is deleted, of all else while it is not.
      const about = row.recordIds.flatMap((id) => {
        const sighted = may.get(row.entity)?.(row, id);
        return sighted && sighted.isDeleted === (row.kind === "deleted") ? [{ id, name: sighted.name }] : [];
      });
      return [row.id, { ...row, seen: about.map(({ id }) => id), called: about[0]?.name ?? null }];
    }),
  );
}

/** Nothing of a record but its id (and its name, where a device may not hold it), and that only while the person may see it. */
export const view = (row: NoticeRow): NoticeRecord => ({
  id: row.id,
  version: row.version,
  kind: row.kind,
  entity: row.entity,
  recordId: row.seen[0] ?? "",
  count: row.seen.length,
  name: row.kind === "deleted" || row.entity === "partners.partner" ? row.called : null,
  entrySeq: row.entrySeq,
  authorId: row.authorId,
  createdAt: row.createdAt.toISOString(),
  readAt: row.readAt?.toISOString() ?? null,
});
