import type { Effect } from "./effects";

/** A file that goes to the server ahead of its command; its bytes are kept beside. `size` in bytes. */
export type WaitingFile = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
};

/**
 * A command on its way, plain data so that it can be kept on the device. `accepted`: the server has it, its effect stays
 * until the feed has brought what it did. `needsAttention`: refused for good, its effect is taken back.
 */
export type Waiting = {
  readonly mutationId: string;
  readonly command: string;
  readonly input: unknown;
  readonly effect: Effect | null;
  /** Commands on one record go out in the order they were given. */
  readonly recordId: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly tries: number;
  readonly state: "waiting" | "sending" | "accepted" | "needsAttention";
  /** Of an accepted one: its place in the log, and which log that is. Earlier versions of the app kept no word of that. */
  readonly seq: number | null;
  readonly epoch?: string | undefined;
  readonly reason: string | null;
  readonly details: readonly unknown[];
  /** It outlives this page: the device has written it. */
  readonly isKept: boolean;
  /** They are all there before the command is, so that nobody sees the one without the other. */
  readonly files?: readonly WaitingFile[];
  /** Why it is not kept, as a key of messages `errors`. */
  readonly keepTrouble?: string;
};

export type Outcome<Result = unknown> =
  | { readonly ok: true; readonly result: Result }
  | {
      readonly ok: false;
      readonly mutationId: string;
      readonly reason: string;
      readonly details: readonly unknown[];
    };

/** Records that it holds others back from: what comes later for any of them waits for it. */
export const heldBy = ({ recordId, input }: Waiting): readonly string[] => [recordId, ...manyOf(input)];

/** Records that it waits for: a customer or a neighbour that it names may itself still be on its way. */
export const neededBy = ({ recordId, input }: Waiting): readonly string[] => [
  recordId,
  ...(JSON.stringify(input ?? null).match(uuids) ?? []),
];

/** The command's path names the kind of record: `crm.opportunity.move` is about a `crm.opportunity`. */
export const kindOf = ({ command }: Pick<Waiting, "command">): string =>
  command.slice(0, command.lastIndexOf("."));

export function recordOf(input: unknown): string | null {
  const id = typeof input === "object" && input !== null && "id" in input ? input.id : null;
  return typeof id === "string" ? id : null;
}

function manyOf(input: unknown): readonly string[] {
  const ids = typeof input === "object" && input !== null && "ids" in input ? input.ids : null;
  return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
}

const uuids = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;

/**
 * Commands of the moment: their answer is for the screen that asked (a one-time link), or they end somebody's access.
 * They are not kept for another day.
 */
const ofTheMoment: ReadonlySet<string> = new Set([
  "identity.person.invite",
  "identity.person.newLink",
  "identity.person.deactivate",
  "identity.person.setPicture",
  "identity.person.signOutEverywhere",
  "identity.company.setLogo",
  "identity.session.end",
  "identity.session.endAll",
  "identity.accessLink.revoke",
  "messaging.push.addDevice",
  "messaging.push.renewDevice",
  "messaging.push.removeDevice",
  "messaging.push.sendTrial",
]);

export const isLasting = ({ command }: Waiting): boolean => !ofTheMoment.has(command);
