import * as z from "zod/mini";
import { uuid } from "../fields";
import { timelineEntities } from "./timeline-entity";

export type AttachmentRecord = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Bytes */
  readonly size: number;
  /** Pixels of an image that has a preview; null: it has none. */
  readonly width: number | null;
  readonly height: number | null;
};

/** One of the files of a record, with where it stands. */
export type RecordFile = AttachmentRecord & {
  readonly noteId: string;
  /** Who sent it, and when. */
  readonly by: string;
  readonly at: string;
};

export const recordFilesInput = z.strictObject({
  entity: z.enum(timelineEntities),
  recordId: uuid,
  limit: z.int().check(z.positive(), z.lte(1_000)),
});
export type RecordFilesInput = z.infer<typeof recordFilesInput>;

/** Bytes of one file. */
export const largestFile = 50_000_000;
/** Files on one note. */
export const mostFiles = 20;

/** Where files are sent to and fetched from; `server/web/files.ts` answers. */
export const filesAddress = "/api/files";

/** What an upload says of its file when it begins. */
export const uploadInput = z.strictObject({
  id: uuid,
  entity: z.enum(timelineEntities),
  recordId: uuid,
  name: z.string().check(z.maxLength(1_000)),
  type: z.string().check(z.maxLength(200)),
});
export type UploadInput = z.infer<typeof uploadInput>;

/** Endings by which Windows, macOS and Linux run a file at a double click. */
const programs = new Set(
  (
    "app apk appimage bat cmd com cpl deb dll dmg exe hta jar js jse lnk msc msi msix pif pkg ps1 reg rpm run scr sh vb " +
    "vbe vbs wsf wsh"
  ).split(" "),
);

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name.trim())?.[1]?.toLowerCase() ?? "";

/** Why a file is not taken, as a key of messages `errors`; asked before it is sent, and again by the server. */
export function problemOfFile({ name, size }: { readonly name: string; readonly size: number }) {
  if (size === 0) return "file_empty";
  if (!Number.isSafeInteger(size) || size < 0 || size > largestFile) return "file_too_large";
  return programs.has(endingOf(name)) ? "file_program" : null;
}
