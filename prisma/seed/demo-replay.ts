import { defaultScope } from "@/common/identity/roles";
import { mentionOf, mentionsOf } from "@/common/messaging/note-text";
import { fromMinor, toMinor } from "@/common/money";
import { searchText } from "@/common/search-text";
import type { Prisma } from "../generated/client";
import { dayIn, instantAgo } from "./demo-calendar";
import type { Step, Story } from "./demo-story";
import { people, type ReasonKey, type StageKey, type TagKey, type TeamKey, type Who } from "./demo-team";
import { type Random, randomFrom, uuidAt } from "./random";

/** The ids that stories refer to by key. */
export type Cast = {
  readonly now: Date;
  readonly person: Record<Who, string>;
  readonly team: Record<TeamKey, string>;
  readonly stage: Record<StageKey, string>;
  readonly tag: Record<TagKey, string>;
  readonly reason: Record<ReasonKey, string>;
  readonly customer: ReadonlyMap<string, CastCustomer>;
};
export type CastCustomer = { id: string; name: string; contacts: readonly CastContact[] };
type CastContact = { id: string; name: string; email: string; phone: string };

export type Row = Prisma.OpportunityCreateManyInput & { id: string; touchedAt: Date };
export type Entry = Prisma.TimelineEntryCreateManyInput & { readonly id: string; createdAt: Date };
type Value = string | number | null;
type Change = { field: string; before: Value; after: Value };
type Version = Prisma.NoteVersionCreateManyInput;
type Notice = Prisma.NoticeCreateManyInput;
export type Told = {
  readonly row: Row;
  readonly entries: Entry[];
  readonly versions: Version[];
  readonly notices: Notice[];
};
/** `count`: lines written, and rewritten, as the record counts them. */
type Telling = Told & { readonly cast: Cast; readonly random: Random; count: number };

/** Lives a story through, step by step, so that record and timeline agree. */
export function replay(story: Story, cast: Cast, random: Random): Told {
  const createdAt = instantAgo(cast.now, story.ago);
  const row: Row = {
    ...{ id: uuidAt(createdAt, random), name: story.name, status: "open", position: "", createdAt },
    ...{ touchedAt: createdAt, stageChangedAt: createdAt, updatedAt: createdAt },
    ...{ stageId: cast.stage.nouveau, teamId: story.team && cast.team[story.team] },
    ...{ ownerId: story.owner && cast.person[story.owner], tagIds: story.tags.map((tag) => cast.tag[tag]) },
    ...{ expectedRevenue: amount(story.revenue), recurringRevenue: amount(story.recurring?.[0] ?? 0) },
    ...{ recurringPlan: story.recurring?.[1] ?? null, priority: story.stars, colour: story.colour ?? 0 },
    expectedCloseOn: story.close === undefined ? null : dayIn(cast.now, story.close),
    description: story.description ? french(story.description) : null,
    ...customerOf(story, cast, random),
  };
  const telling: Telling = { cast, row, entries: [], versions: [], notices: [], random, count: 0 };
  write(telling, createdAt, story.by, { kind: "created" });
  for (const step of story.steps) tell(telling, step);
  const { count, entries, versions, notices } = telling;
  Object.assign(row, { version: count, timelineSeq: count });
  return { row, entries, versions, notices };
}

function customerOf(story: Story, cast: Cast, random: Random): Partial<Row> {
  const customer = cast.customer.get(story.customer ?? "");
  const contact = customer?.contacts[random.between(0, customer.contacts.length - 1)];
  const contactName = contact?.name ?? null;
  const email = contact?.email ?? null;
  return {
    ...{ customerId: customer?.id ?? null, contactId: contact?.id ?? null, contactName, email },
    phone: contact?.phone ?? null,
    searchText: searchText(story.name, customer?.name, contactName, email),
  };
}

/** Puts a step after the one before it, whatever the working days made of their distance. */
function tell(telling: Telling, step: Step): void {
  const { cast, row, entries } = telling;
  const earliest = (entries.at(-1)?.createdAt.getTime() ?? 0) + 240_000;
  const at = new Date(
    Math.max(instantAgo(cast.now, step[0]).getTime(), Math.min(earliest, cast.now.getTime())),
  );
  Object.assign(row, { touchedAt: at, updatedAt: at });
  if (["stage", "won", "lost", "restored"].includes(step[2])) row.stageChangedAt = at;
  write(telling, at, step[1], entryOf(cast, row, step, at));
}

type EntryText = { kind: Entry["kind"]; body?: string; was?: string | undefined; changes?: Change[] };

function entryOf(cast: Cast, row: Row, step: Step, at: Date): EntryText {
  switch (step[2]) {
    case "note":
      return { kind: "note", body: step[3], was: step[4] };
    case "won":
      row.closedAt = at;
      return { kind: "won", changes: [set(row, "stageId", cast.stage.gagne), ...outcome(row, "won")] };
    case "lost":
      row.closedAt = at;
      return {
        ...{ kind: "lost", body: step[4] },
        changes: [set(row, "lostReasonId", cast.reason[step[3]]), ...outcome(row, "lost", french(step[4]))],
      };
    case "restored":
      row.closedAt = null;
      return { kind: "restored", changes: [set(row, "lostReasonId", null), ...outcome(row, "open")] };
    default:
      return { kind: "changed", changes: [set(row, ...fieldOf(cast, step))] };
  }
}

/** What closing and reopening change beside stage and reason, as the commands write it: their undo needs it. */
function outcome(row: Row, status: string, lostNote: string | null = null): Change[] {
  const next = { status, lostNote, ...(status !== "open" && { probability: null }) };
  return Object.entries(next).flatMap(([field, after]) =>
    (row[field as keyof Row] ?? null) === after ? [] : [set(row, field as keyof Row, after)],
  );
}

type FieldStep = Exclude<Step, readonly [number, Who, "note" | "won" | "lost" | "restored", ...unknown[]]>;

/** The field that a step changes, and its new value as the wire has it. */
function fieldOf(cast: Cast, step: FieldStep): readonly [field: keyof Row, next: Value] {
  switch (step[2]) {
    case "stage":
      return ["stageId", cast.stage[step[3]]];
    case "revenue":
      return ["expectedRevenue", amount(step[3])];
    case "recurring":
      return ["recurringRevenue", amount(step[3])];
    case "owner":
      return ["ownerId", step[3] && cast.person[step[3]]];
    case "stars":
      return ["priority", step[3]];
    case "chance":
      return ["probability", String(step[3])];
    case "close":
      return ["expectedCloseOn", dayIn(cast.now, step[3]).toISOString().slice(0, 10)];
  }
}

/** Changes the row and says what the change was. */
function set(row: Row, field: keyof Row, after: Value): Change {
  const old = row[field];
  const before = typeof old === "string" || typeof old === "number" ? old : dayOf(old);
  Object.assign(row, { [field]: field === "expectedCloseOn" && after ? new Date(after) : after });
  return { field, before, after };
}

const dayOf = (value: unknown): string | null =>
  value instanceof Date ? value.toISOString().slice(0, 10) : null;

function write(telling: Telling, createdAt: Date, who: Who, { kind, body, was, changes = [] }: EntryText) {
  const { cast, row, entries, versions, random } = telling;
  const entry = {
    ...{ id: uuidAt(createdAt, random), entity: "crm.opportunity", recordId: row.id },
    ...{ seq: ++telling.count, kind, authorId: cast.person[who], createdAt },
    ...{ body: body ? wordsOf(cast, body) : null, changes },
  };
  entries.push(entry);
  if (was) {
    const editedAt = new Date(Math.min(createdAt.getTime() + 12 * 60_000, cast.now.getTime()));
    Object.assign(entry, { revised: ++telling.count, editedAt });
    versions.push({ entryId: entry.id, number: 1, body: wordsOf(cast, was), writtenAt: createdAt });
  }
  tellOthers(telling, entry);
}

const wordsOf = (cast: Cast, text: string): string =>
  french(text).replace(/@(\w+)/g, (all, who: string) =>
    who in cast.person ? mentionOf(cast.person[who as Who]) : all,
  );

/** Days that a notice stands in the demo, and after which everybody has read theirs. */
const noticed = { days: 45, unread: 1.6 };

/** The notices that the commands would have left. */
function tellOthers({ cast, row, notices, random }: Telling, entry: Entry & { id: string }): void {
  const { kind, authorId = null, createdAt } = entry;
  const at = createdAt.getTime();
  if (at < instantAgo(cast.now, noticed.days).getTime()) return;
  const isRead = at < instantAgo(cast.now, noticed.unread).getTime();
  const tell = (of: Notice["kind"], personIds: readonly string[], chance: Random) => {
    for (const personId of personIds.filter((one) => one !== authorId))
      notices.push({
        ...{ id: uuidAt(createdAt, chance), kind: of, personId, authorId, createdAt },
        ...{ entity: "crm.opportunity", recordIds: [row.id], entryId: kind === "created" ? null : entry.id },
        ...{ mutationId: uuidAt(createdAt, chance) },
        readAt: isRead ? new Date(at + 3_600_000) : null,
      });
  };
  for (const [of, personIds] of Object.entries(whoHears(row, entry)))
    tell(of as Notice["kind"], personIds, random);
  // By a chance of its own: the rest of the demo is as it was.
  if (kind === "won")
    tell("teamWon", teamMates(cast, row), randomFrom(Number.parseInt(row.id.slice(-8), 16)));
}

/** Those mentioned, who is given it, and whose it was when it closed. */
function whoHears({ ownerId }: Row, { kind, body, changes }: Entry): Record<string, string[]> {
  const owner = ownerId ? [ownerId] : [];
  if (kind === "note") return { mentioned: mentionsOf(body ?? "") };
  if (kind === "won" || kind === "lost") return { [kind]: owner };
  const isGiven = kind === "created" || (changes as Change[]).some(({ field }) => field === "ownerId");
  return isGiven ? { assigned: owner } : {};
}

/** Everybody who works in the team of an opportunity and sees what is the team's, but whose it is. */
const teamMates = (cast: Cast, { teamId, ownerId }: Row): string[] =>
  Object.entries(people)
    .filter(([, one]) => !("gone" in one) && !("invited" in one) && defaultScope[one.role] !== "own")
    .filter(([, { member, leads }]) => [...member, ...leads].some((team) => cast.team[team] === teamId))
    .map(([who]) => cast.person[who as Who])
    .filter((id) => id !== ownerId);

/** Typography of French: no line break before double signs and the euro, nor inside a number. */
const french = (text: string): string =>
  text.replace(/ ([:;?!€%»])/g, "\u00a0$1").replace(/(\d) (?=\d{3}(\D|$))/g, "$1\u202f");

const amount = (euros: number): string => fromMinor(toMinor(String(euros)));
