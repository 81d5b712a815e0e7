import * as z from "zod/mini";
import type { SightingChange } from "./presence";
import type { Here } from "./presence-input";

/** The wire contract of the change feed; `docs/ARCHITECTURE.md` draws it. */

/** Every kind of record that a screen shows live: domain and noun, as in `server/` and `ui/`. */
export const liveEntities = [
  "identity.company",
  "identity.person",
  "identity.salesTeam",
  "partners.partner",
  "crm.stage",
  "crm.tag",
  "crm.lostReason",
  "crm.opportunity",
  "messaging.notice",
  "import.run",
] as const;
export type LiveEntity = (typeof liveEntities)[number];

/** What every record on the feed has. `version` orders copies of one record; it does not refuse edits. */
export type LiveRecord = { readonly id: string; readonly version: number };

/**
 * `evict`: deleted, or no longer visible to this person; the two look the same. `by`: the person who changed it last; their
 * name and colour are known to everybody.
 */
export type Change =
  | {
      readonly entity: LiveEntity;
      readonly op: "put";
      readonly record: LiveRecord;
      readonly by?: string | undefined;
    }
  | { readonly entity: LiveEntity; readonly op: "evict"; readonly id: string };

/** How far a client has followed. A mismatch of epoch or access, or a seq older than the kept log, means reset. */
export type Cursor = {
  readonly epoch: string;
  readonly access: number;
  readonly seq: number;
  /** Whose it is, as the client noted it: another person's cursor found on a device means reset too. */
  readonly person?: string | undefined;
};
export const cursorInput = z.strictObject({
  epoch: z.uuid(),
  access: z.int(),
  seq: z.int().check(z.nonnegative()),
  person: z.optional(z.uuid()),
});

/**
 * One step of the feed on one socket. `prev` is the last `seq` sent on this socket: a client ignores the message if
 * `seq` ≤ its cursor, applies it if `prev` ≤ its cursor, and else pulls `live.since`. `changes` is JSON of `Change[]`,
 * made once per view class.
 */
export type FeedMessage = { readonly prev: number; readonly seq: number; readonly changes: string };

export type ResetReason = "epoch" | "access" | "expired";

export type ServerToClient = {
  hello: (cursor: Cursor) => void;
  feed: (message: FeedMessage) => void;
  reset: (reason: ResetReason) => void;
  /** The server is going away: reconnect after the given delay in milliseconds. */
  leaving: (delay: number) => void;
  /** Who else is where, as far as this person may know. */
  presence: (changes: readonly SightingChange[]) => void;
};
export type ClientToServer = {
  /** Where this screen is, and what is done there: at each change, and again after `heartbeat`. */
  here: (here: Here) => void;
};

export type SinceReply =
  | { readonly reset: ResetReason }
  | {
      readonly reset: null;
      readonly seq: number;
      readonly more: boolean;
      readonly changes: readonly Change[];
    };

/** What a command answers. `seq` is its place in the log `epoch`: a client that has followed so far has seen its effect. */
export type Reply<T> = { readonly seq: number; readonly epoch: string; readonly result: T };
