import { randomUUID } from "node:crypto";
import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";
import type { CreateInput } from "@/common/crm/opportunity";
import type { OpportunityStatus } from "@/common/crm/opportunity-terms";
import { searchText } from "@/common/search-text";
import { prisma } from "@/server/core/db";

type GivenStage = {
  readonly name?: string;
  readonly teamId?: string | null;
  readonly isWon?: boolean;
  readonly position?: string;
};

/** A stage at the end of the board. */
export async function aStage(given: GivenStage = {}): Promise<string> {
  const last = await prisma.stage.findFirst({ orderBy: { position: "desc" } });
  const { name = `Stage ${randomUUID().slice(0, 8)}`, teamId = null, isWon = false } = given;
  const position = given.position ?? generateKeyBetween(last?.position ?? null, null);
  return (await prisma.stage.create({ data: { name, teamId, isWon, position } })).id;
}

type GivenOpportunity = {
  readonly stageId: string;
  readonly name?: string;
  readonly teamId?: string | null;
  readonly ownerId?: string | null;
  readonly status?: OpportunityStatus;
  readonly tagIds?: readonly string[];
  readonly lostReasonId?: string;
  readonly deletedAt?: Date;
  readonly position?: string;
  /** Decimal string. */
  readonly expectedRevenue?: string;
};

/** An opportunity at the end of its column. */
export async function anOpportunity({
  stageId,
  name = "Ten pumps",
  tagIds = [],
  ...given
}: GivenOpportunity): Promise<string> {
  const last = await prisma.opportunity.findFirst({ where: { stageId }, orderBy: { position: "desc" } });
  const position = generateKeyBetween(last?.position ?? null, null);
  const data = { stageId, name, position, tagIds: [...tagIds], searchText: searchText(name), ...given };
  return (await prisma.opportunity.create({ data })).id;
}

/** New, Qualified and Won, shared by all teams. */
export async function aPipeline(teamId: string | null = null) {
  const [first = "", second = "", third = ""] = generateNKeysBetween(null, null, 3);
  const stage = (name: string, position: string, rest: object = {}) =>
    prisma.stage.create({ data: { name: `${name} ${randomUUID().slice(0, 4)}`, teamId, position, ...rest } });
  return {
    fresh: await stage("New", first, { probability: 10 }),
    qualified: await stage("Qualified", second, { probability: 50 }),
    won: await stage("Won", third, { isWon: true, probability: 100 }),
  };
}

/** A new opportunity as a screen sends it. */
export const createInputFor = (stageId: string, wishes: Partial<CreateInput> = {}): CreateInput => ({
  id: randomUUID(),
  name: "Ten cold rooms",
  stageId,
  teamId: null,
  ownerId: null,
  customerId: null,
  customerName: null,
  expectedRevenue: "1000.00",
  ...wishes,
});
