import * as z from "zod/mini";
import { uuid } from "@/common/fields";
import { noticeAddress } from "@/common/messaging/notice-address";
import { type PushMessage, pushKindOf } from "@/common/messaging/push";
import { quietUntil } from "@/common/messaging/quiet-hours";
import type { Sql } from "@/server/core/db";
import { log } from "@/server/core/log";
import { readPeople } from "@/server/identity/person/view";
import { pushTries } from "@/server/jobs/queue";
import type { Job } from "@/server/jobs/worker";
import { canSee } from "../notice/access";
import { type NoticeRow, readNotices, type Sights, view } from "../notice/view";
import { deliver } from "./deliver";
import { forgetDevice } from "./forget";
import { heldMessage, holdBack, letGo } from "./hold";
import { readTarget, type Target } from "./queries";

/** `notice`: what it is about. `held`: what quiet hours kept back. Neither: one to see that it arrives. */
const pushInput = z.strictObject({
  device: uuid,
  notice: z.optional(uuid),
  held: z.optional(z.literal("1")),
});
type Asked = z.infer<typeof pushInput>;

/** Hours after which a notice is not worth a push any more: it is read behind the bell. */
const worthHours = 24;

/** Sends a device what its person may know at this moment, or nothing. */
export const pushJob =
  (sql: Sql, sights: Sights): Job =>
  async (payload, attempt) => {
    const asked = z.parse(pushInput, payload);
    const now = new Date();
    const target = await readTarget(sql, asked.device);
    if (!target) return;
    const message = await messageFor(target, asked, { sql, sights, now });
    if (!message) return;
    const urgent = message.kind !== "won" && message.kind !== "teamWon";
    const delivered = await deliver({ target, message, ttl: worthHours * 3_600, urgent }).catch(
      (error: unknown) => lastWord(error, attempt),
    );
    if (delivered === "gone") await forgetDevice(target);
    else if (asked.held) await letGo(sql, target);
  };

/** Tries go on for some hours. A job that failed for good would stay in the queue for ever. */
function lastWord(error: unknown, attempt: number): "taken" {
  if (attempt < pushTries) throw error;
  log.warn({ err: error }, "a push is given up");
  return "taken";
}

type Moment = { readonly sql: Sql; readonly sights: Sights; readonly now: Date };
type Said = Omit<PushMessage, "unread">;

async function messageFor(target: Target, asked: Asked, moment: Moment): Promise<PushMessage | null> {
  const unread = await unreadNotices(target, moment);
  const said = await sayOf(target, asked, unread, moment);
  return said && { ...said, unread: unread.length };
}

async function sayOf(
  target: Target,
  asked: Asked,
  unread: readonly NoticeRow[],
  { sql, now }: Moment,
): Promise<Said | null> {
  if (!asked.notice && !asked.held) {
    const trial = { kind: "trial", tag: "trial", who: null, name: null, count: 1 } as const;
    return { ...trial, device: target.id, to: "/settings/notifications", read: [] };
  }
  const until = quietUntil(now, target.choices.quiet, target.timeZone);
  const due = dueOf(unread, target, asked, now);
  const [first] = due;
  if (!first) {
    if (asked.held) await letGo(sql, target);
    return null;
  }
  if (until) {
    await holdBack(sql, target, first.createdAt, until);
    return null;
  }
  return due.length === 1 ? oneMessage(sql, target, first) : heldMessage(target, due.length);
}

/** Those the person may see and has not read, the oldest first; decided now, not when they were told. */
async function unreadNotices({ personId }: Target, { sql, sights }: Moment): Promise<NoticeRow[]> {
  const unread = await sql<{ id: string }>(
    "SELECT id FROM notice WHERE person_id = $1 AND read_at IS NULL",
    [personId],
    "push-unread",
  );
  const rows = await readNotices(
    sql,
    sights,
    unread.map(({ id }) => id),
  );
  return [...rows.values()]
    .filter((row) => canSee(row, row))
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

/** Those of them that the person wants pushed and that this job is about. */
function dueOf(
  unread: readonly NoticeRow[],
  target: Target,
  { notice, held }: Asked,
  now: Date,
): NoticeRow[] {
  if (held && !target.heldAt) return [];
  const oldest = new Date(now.getTime() - worthHours * 3_600_000);
  const since = held && target.heldAt && target.heldAt > oldest ? target.heldAt : oldest;
  return unread.filter(
    (row) => isWanted(target, row) && row.createdAt >= since && (!notice || row.id === notice),
  );
}

function isWanted({ choices }: Target, row: NoticeRow): boolean {
  const kind = pushKindOf[row.kind];
  return kind !== null && !choices.muted.includes(kind);
}

async function oneMessage(sql: Sql, { id, personId }: Target, row: NoticeRow): Promise<Said> {
  const seen = view(row);
  const author = row.authorId ? (await readPeople(sql, [row.authorId])).get(row.authorId) : null;
  const [path = "", query = ""] = noticeAddress(seen).split("?");
  const params = new URLSearchParams(query);
  params.set("notice", row.id);
  return {
    device: id,
    tag: row.id,
    kind: row.kind,
    who: author?.name ?? null,
    name: seen.count === 1 ? row.called : null,
    count: seen.count,
    to: `${path}?${params}`,
    read: await readElsewhere(sql, personId),
  };
}

/** What may still be shown on the device, though it was read on another one. */
async function readElsewhere(sql: Sql, personId: string): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `SELECT id FROM notice WHERE person_id = $1 AND read_at IS NOT NULL AND created_at > now() - interval '7 days'
     ORDER BY read_at DESC LIMIT 20`,
    [personId],
    "push-read",
  );
  return rows.map(({ id }) => id);
}
