import { randomUUID } from "node:crypto";
import { rights } from "@/common/identity/roles";
import { canSee } from "@/server/crm/opportunity/access";
import { lockRows } from "@/server/crm/opportunity/bulk-rows";
import type { OpportunityRow } from "@/server/crm/opportunity/view";
import { mustHave } from "@/server/identity/rights";
import { Companies } from "./companies";
import { type External, externalIds, keepExternalIds } from "./external-ids";
import { changesBetween } from "./history";
import { makeLists, plannedLists } from "./make-lists";
import { type MappedRow, problemIn } from "./mapped-row";
import { draftOpportunity, type OpportunityDraft, type OpportunityValues } from "./opportunity-draft";
import { type Twins, twinsOf } from "./opportunity-twins";
import { freshValues, mergedValues, valuesOf } from "./opportunity-values";
import { type OpportunityWrite, placeOpportunities, writeOpportunities } from "./opportunity-writes";
import { writePartners } from "./partner-writes";
import {
  type BatchPlan,
  externalKey,
  type Outcome,
  outcomeOf,
  ownIds,
  type Planned,
  type Work,
} from "./plan";

export type OpportunityRead = {
  readonly row: MappedRow;
  readonly draft: OpportunityDraft;
  readonly customerId: string | null;
};
type Step = Planned & OpportunityWrite & { readonly key: string; readonly digest: string };

/** Opportunities, found again by their key. One that was deleted here stays deleted. */
export async function planOpportunities(work: Work, rows: readonly MappedRow[]): Promise<BatchPlan> {
  mustHave(work.ctx.actor, "write");
  const drafted = rows.map((row) => ({ row, draft: draftOpportunity(work, row) }));
  const companies = await Companies.read(
    work,
    drafted.flatMap(({ draft }) => draft.company ?? []),
  );
  const reads = drafted.map(({ row, draft }): OpportunityRead => {
    const customerId = draft.company === null ? null : companies.find(row, draft.company, ["prospect"]);
    return { row, draft, customerId };
  });
  const taken = reads.filter(({ row }) => row.problems.length === 0);
  const steps = await compare(work, taken, companies);
  const customers = new Set(steps.flatMap(({ after }) => after.customerId ?? []));
  const named = namedIds(steps);
  return {
    planned: [...plannedLists(work.lists, named), ...companies.planned(customers), ...steps],
    write: async () => {
      await makeLists(work.ctx, work.lists, named);
      await writePartners(work.ctx, companies.wanted(customers), work.authorId);
      const written = steps.filter(({ outcome }) => outcome !== "unchanged");
      await placeOpportunities(work.ctx, written);
      await writeOpportunities(work.ctx, written, work.authorId);
      await keepExternalIds(work.ctx, "crm.opportunity", steps);
    },
  };
}

const namedIds = (steps: readonly Step[]): ReadonlySet<string> =>
  new Set(
    steps.flatMap(({ after }) => [
      after.stageId,
      after.teamId ?? "",
      after.lostReasonId ?? "",
      ...after.tagIds,
    ]),
  );

async function compare(work: Work, reads: readonly OpportunityRead[], companies: Companies): Promise<Step[]> {
  const externals = await externalIds(
    work.ctx,
    "crm.opportunity",
    reads.map(({ row }) => externalKey("", row)),
  );
  const twins = await twinsOf(work, reads);
  const ids = [
    ...[...externals.values()].map(({ recordId }) => recordId),
    ...ownIds(reads.map(({ row }) => row)),
    ...twins.ids,
  ];
  const stored = await lockRows(work.ctx, ids);
  return reads.flatMap((read) => {
    const found = foundFor(work, read, { externals, stored, twins });
    const step = stepOf(work, read, found, companies);
    if (!step) return [];
    if (step.outcome === "created") twins.add(read, step.recordId);
    return [step];
  });
}

type Held = {
  readonly externals: ReadonlyMap<string, External>;
  readonly stored: ReadonlyMap<string, OpportunityRow>;
  readonly twins: Twins;
};

type Found = {
  readonly before: OpportunityRow | undefined;
  /** It stays as it is. */
  readonly leaves: boolean;
  /** What the row is kept under. */
  readonly key: string;
  readonly recordId: string;
  /** An earlier row of this batch makes it. */
  readonly isFresh: boolean;
};

/**
 * What a row means: the record of its key, of its id, or of its name. What the importing person may not see is not
 * there for them: neither changed nor told of (attack 10); a key that names such a record stays its own.
 */
function foundFor(work: Work, read: OpportunityRead, { externals, stored, twins }: Held): Found {
  const { row } = read;
  const key = externalKey("", row);
  const external = externals.get(key);
  const mine = (id: string | undefined) => {
    const record = stored.get(id ?? "");
    return record && (record.deletedAt || canSee(work.ctx.actor, record)) ? record : undefined;
  };
  const known = mine(external?.recordId) ?? mine(row.key?.toLowerCase());
  const twinId = known ? undefined : twins.find(read);
  const before = known ?? mine(twinId);
  const recordId = before?.id ?? twinId ?? randomUUID();
  const isFresh = twinId !== undefined && !before;
  const isTheirs = external !== undefined && stored.has(external.recordId) && external.recordId !== recordId;
  return {
    ...{ before, recordId, isFresh, leaves: isFresh || stays(work, row, known, external) },
    key: isTheirs ? `${key} ${work.ctx.actor.personId}` : key,
  };
}

/** Deleted here, said the same before, or not to be changed without a key. */
function stays(
  work: Work,
  row: MappedRow,
  known: OpportunityRow | undefined,
  external: External | undefined,
) {
  if (!known) return work.known === "skip";
  return known.deletedAt !== null || external?.digest === row.digest;
}

function stepOf(work: Work, read: OpportunityRead, found: Found, companies: Companies): Step | null {
  const { row, draft } = read;
  const { before, leaves, isFresh, key, recordId } = found;
  const after = before ? mergedValues(work, before, read) : freshValues(work, read);
  if (!after) return null;
  const changes = before && !leaves ? changesBetween(valuesOf(before), after) : [];
  const outcome = outcomeOf(before !== undefined || isFresh, changes.length);
  if (outcome !== "unchanged" && !mayHold(work, after)) return problemIn(row, "team", "notYours");
  const held = before?.customerId === after.customerId ? (before?.customerName ?? null) : null;
  return {
    ...{ row: row.number, entity: "crm.opportunity", recordId, outcome, changes, before, after },
    ...{ createdOn: draft.createdOn, closedOn: draft.closedOn, position: before?.position ?? "" },
    ...{ customerName: companies.nameOf(after.customerId) ?? held, key, digest: row.digest },
    timelineSeq: (before?.timelineSeq ?? 0) + linesTold(outcome, after),
  };
}

/** One that is brought in closed has a line for its beginning and one for its end. */
function linesTold(outcome: Outcome, { status }: OpportunityValues): number {
  if (outcome === "unchanged") return 0;
  return outcome === "created" && status !== "open" ? 2 : 1;
}

/** Whoever imports must be able to see it afterwards. */
const mayHold = ({ ctx }: Work, { teamId, ownerId }: OpportunityValues): boolean =>
  rights[ctx.actor.role].write && canSee(ctx.actor, { teamId, ownerId, deletedAt: null });
