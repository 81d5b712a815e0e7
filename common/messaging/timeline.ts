import * as z from "zod/mini";
import { uuid } from "../fields";
import type { AttachmentRecord } from "./attachment";
import { timelineEntities } from "./timeline-entity";

export const timelineKinds = ["created", "changed", "note", "won", "lost", "restored"] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** Values as the record's own fields have them on the wire; ids are named by the reader from the store. */
export type FieldChange = {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  /** The mutation that merged one thing into another, and the name of the one that is gone, by its id. */
  readonly merge?: string;
  readonly names?: Readonly<Record<string, string>>;
  /** Where a card stood in the column that was removed. */
  readonly position?: string;
};

export type TimelineEntryRecord = {
  readonly id: string;
  readonly seq: number;
  /** The record's count when this line last changed: an open page asks for what is newer than it holds. */
  readonly revised: number;
  readonly kind: TimelineKind;
  readonly authorId: string | null;
  readonly body: string | null;
  readonly changes: readonly FieldChange[];
  /** Files on a note. */
  readonly files: readonly AttachmentRecord[];
  readonly createdAt: string;
  /** Of a note that was rewritten: when; what it said before is asked for. */
  readonly editedAt: string | null;
  /** A deleted note comes without text and author; whoever deleted it may bring it back. */
  readonly deleted: "byMe" | "byOther" | null;
};

/** What a note said before it was edited. */
export type NoteVersionRecord = {
  readonly number: number;
  readonly body: string;
  readonly writtenAt: string;
};

export const timelineInput = z.strictObject({
  entity: z.enum(timelineEntities),
  recordId: uuid,
  /** Newest `revised` already held; 0 for none. Answers the newest 200 after it, oldest first. */
  after: z.int().check(z.nonnegative()),
  /** Older than this `seq`; for reading back. */
  before: z.optional(z.int().check(z.positive())),
});
export type TimelineInput = z.infer<typeof timelineInput>;

/** The newest entries of several records of one kind, to take along. */
export const timelineHeadsInput = z.strictObject({
  entity: timelineInput.shape.entity,
  recordIds: z.array(uuid).check(z.minLength(1), z.maxLength(50)),
});
export type TimelineHeadsInput = z.infer<typeof timelineHeadsInput>;

/** The newest entries of one record, newest first; empty where nothing is written yet. */
export type TimelineHead = { readonly recordId: string; readonly entries: readonly TimelineEntryRecord[] };

export const noteVersionsInput = z.strictObject({
  entity: timelineInput.shape.entity,
  recordId: uuid,
  noteId: uuid,
});
export type NoteVersionsInput = z.infer<typeof noteVersionsInput>;
