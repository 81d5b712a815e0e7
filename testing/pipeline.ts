import { randomUUID } from "node:crypto";
import { generateKeyBetween } from "fractional-indexing";
import type { OpportunityStatus } from "@/common/crm/opportunity-terms";
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
  return (
    await prisma.opportunity.create({ data: { stageId, name, position, tagIds: [...tagIds], ...given } })
  ).id;
}
