import { randomUUID } from "node:crypto";
import { generateNKeysBetween } from "fractional-indexing";
import type { CreateInput } from "@/common/crm/opportunity";
import { defaultScope, type RecordScope, type Role } from "@/common/identity/roles";
import { searchText } from "@/common/search-text";
import type { Actor, HotContext, ReadContext, WriteContext } from "@/server/core/context";
import { prisma, sql } from "@/server/core/db";
import { transact, transactHot } from "@/server/core/transact";

/** Records for tests, written past the commands: each test file has a database of its own, so nothing is cleaned up. */

export const aTeam = (name = "Alpes Nord") => prisma.salesTeam.create({ data: { name } });

type PersonWishes = { role?: Role; scope?: RecordScope; teams?: readonly { id: string; leader?: boolean }[] };

/** A person with their memberships, as the actor that a request of theirs would have. */
export async function aPerson({
  role = "rep",
  scope = defaultScope[role],
  teams = [],
}: PersonWishes = {}): Promise<Actor> {
  const person = await prisma.person.create({
    data: {
      name: "Camille Roux",
      email: `${randomUUID()}@example.test`,
      role,
      scope,
      memberships: { create: teams.map(({ id, leader = false }) => ({ teamId: id, leader })) },
    },
  });
  return {
    personId: person.id,
    role,
    scope,
    teamIds: teams.map(({ id }) => id),
    ledTeamIds: teams.filter(({ leader }) => leader).map(({ id }) => id),
    accessVersion: 1,
  };
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

type OpportunityWishes = Partial<{
  name: string;
  teamId: string | null;
  ownerId: string | null;
  position: string;
  expectedRevenue: string;
  tagIds: string[];
}>;

export function anOpportunity(stageId: string, wishes: OpportunityWishes = {}) {
  const name = wishes.name ?? "Ten cold rooms";
  return prisma.opportunity.create({
    data: { name, stageId, position: "a0", searchText: searchText(name), ...wishes },
  });
}

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

export const reading = (actor: Actor): ReadContext => ({ actor, db: prisma, sql, now: new Date() });

/** Runs a command as a request of this person would. */
export const run = <T>(actor: Actor, work: (ctx: HotContext) => Promise<T>, id: string = randomUUID()) =>
  transactHot(actor, { id, command: "test" }, work);

export const runTyped = <T>(
  actor: Actor,
  work: (ctx: WriteContext) => Promise<T>,
  id: string = randomUUID(),
) => transact(actor, { id, command: "test" }, work);
