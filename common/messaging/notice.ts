import * as z from "zod/mini";
import { uuid } from "../fields";
import type { TimelineEntity } from "./timeline-entity";

export const noticeKinds = ["mentioned", "assigned", "won", "lost", "deleted", "teamWon"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Ids and numbers: what they name is shown from the records that the person may read. */
export type NoticeRecord = {
  readonly id: string;
  readonly version: number;
  readonly kind: NoticeKind;
  readonly entity: TimelineEntity;
  /** The first of the records that the person may see, and how many those are. */
  readonly recordId: string;
  readonly count: number;
  /** What it is or was called, where a device may not hold it: a partner, and what is deleted; else null. */
  readonly name: string | null;
  /** The place in the record's timeline. */
  readonly entrySeq: number | null;
  readonly authorId: string | null;
  readonly createdAt: string;
  readonly readAt: string | null;
};

/** Notices kept for each person: the newest so many, and none older. What is beyond goes with the next that comes. */
export const noticesKept = { count: 100, days: 90 } as const;

export const markNoticeInput = z.strictObject({ id: uuid, read: z.boolean() });
export type MarkNoticeInput = z.infer<typeof markNoticeInput>;

/** `until`: the newest that was on screen, so that what came later stays unread. */
export const readAllInput = z.strictObject({ until: z.iso.datetime("text") });
export type ReadAllInput = z.infer<typeof readAllInput>;
