import * as z from "zod/mini";
import { text, uuid } from "../fields";
import type { NoticeKind } from "./notice";

/** What can be pushed, as people choose it. */
export const pushKinds = ["mentioned", "assigned", "won"] as const;
export type PushKind = (typeof pushKinds)[number];

/** Under which choice a notice falls; null: it stays behind the bell. */
export const pushKindOf: Record<NoticeKind, PushKind | null> = {
  mentioned: "mentioned",
  assigned: "assigned",
  won: "won",
  teamWon: "won",
  lost: null,
  deleted: null,
};

/** Minutes after midnight, in the person's time zone; it may go over midnight. */
export type QuietHours = { readonly from: number; readonly until: number };

export type PushChoices = { readonly muted: readonly PushKind[]; readonly quiet: QuietHours | null };

/** Of who never chose: everything, and quiet from eight in the evening to seven in the morning. */
export const defaultChoices: PushChoices = { muted: [], quiet: { from: 20 * 60, until: 7 * 60 } };

export type PushDeviceRecord = {
  readonly id: string;
  readonly name: string;
  readonly addedAt: string;
  /** The one that asks. */
  readonly current: boolean;
};

/** All that the screen about it shows. */
export type PushSettings = {
  /** The server's key (VAPID), to which a browser subscribes; null: this server pushes nothing. */
  readonly key: string | null;
  readonly devices: readonly PushDeviceRecord[];
  readonly choices: PushChoices;
};

const minute = z.int("time").check(z.gte(0, "time"), z.lte(1439, "time"));
const quietHours = z
  .strictObject({ from: minute, until: minute })
  .check(z.refine(({ from, until }) => from !== until, "quietNever"));

export const chooseInput = z.strictObject({
  changes: z.strictObject({
    muted: z.optional(z.array(z.enum(pushKinds)).check(z.maxLength(pushKinds.length))),
    quiet: z.optional(z.nullable(quietHours)),
  }),
});
export type ChooseInput = z.infer<typeof chooseInput>;

const deviceName = text(1, 60);
const base64url = (length: number) =>
  z.string("push").check(z.length(length, "push"), z.regex(/^[\w-]+$/, "push"));

/** The browser's subscription: a point of P-256 and 16 secret bytes. */
export const addDeviceInput = z.strictObject({
  id: uuid,
  name: deviceName,
  endpoint: z.string("push").check(z.maxLength(2_000, "push")),
  p256dh: base64url(87),
  auth: base64url(22),
});
export type AddDeviceInput = z.infer<typeof addDeviceInput>;

/** The same device under another subscription of its browser. */
export const renewDeviceInput = z.omit(addDeviceInput, { name: true });
export type RenewDeviceInput = z.infer<typeof renewDeviceInput>;

export const renameDeviceInput = z.strictObject({ id: uuid, name: deviceName });
export type RenameDeviceInput = z.infer<typeof renameDeviceInput>;

export const pushDeviceId = z.strictObject({ id: uuid });
export type PushDeviceId = z.infer<typeof pushDeviceId>;

/** What is sent to a device, encrypted for it alone. Its worker puts it into words. */
export type PushMessage = {
  /** Whom it is for: a device that was given to somebody else since shows nothing of it. */
  readonly device: string;
  /** A later one of the same tag takes its place. */
  readonly tag: string;
  readonly kind: NoticeKind | "held" | "trial";
  readonly who: string | null;
  /** The record's name; null where there are several, or none. */
  readonly name: string | null;
  readonly count: number;
  /** The address that it opens. */
  readonly to: string;
  /** Tags of those that were read elsewhere since. */
  readonly read: readonly string[];
  /** How many the person has not read by now: the number on the app's icon. */
  readonly unread: number;
};
