import { randomUUID } from "node:crypto";
import type { Actor } from "@/server/core/context";
import { prisma } from "@/server/core/db";
import { as, aTeam, command } from "../people";
import { aStage } from "../pipeline";
import { admins, type Case, leads, write } from "./case";

const named = (extra: object = {}) => ({ id: randomUUID(), name: `Name ${randomUUID()}`, ...extra });
export const aTag = async () => (await prisma.tag.create({ data: { name: randomUUID() } })).id;
export const aReason = async () => (await prisma.lostReason.create({ data: { name: randomUUID() } })).id;
/** One transparent pixel. */
const aPng =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const templateStage = (isWon: boolean) => named({ isWon, probability: "50", rottingDays: null, hue: 1 });
/** A merge that can be taken back. */
const merged = async (actor: Actor, of: "tag" | "lostReason", input: { id: string; into: string }) => {
  const { by, merge } = (await as(actor).crm[of].merge(command(input))).result;
  return { by, merge };
};

/** Those that set the company and its pipeline up. */
export const setUpCases: Readonly<Record<string, Case>> = {
  "identity.salesTeam.create": write(admins, async () => named({ hue: 3 })),
  "identity.salesTeam.edit": write(admins, async () => ({ id: await aTeam(), changes: { hue: 4 } })),
  "identity.salesTeam.remove": write(admins, async () => ({ id: await aTeam() })),
  "identity.salesTeam.merge": write(admins, async () => ({ id: await aTeam(), into: await aTeam() })),
  "identity.salesTeam.unmerge": write(admins, async ({ people }) => {
    const input = { id: await aTeam(), into: await aTeam() };
    const { by, merge } = (await as(people.admin).identity.salesTeam.merge(command(input))).result;
    return { by, merge };
  }),
  "identity.salesTeam.setMember": write(admins, async ({ theirs, people }) => ({
    teamId: theirs,
    personId: people.rep.personId,
    leader: null,
  })),
  "identity.company.edit": write(admins, async () => ({ changes: { name: "Another name" } })),
  "identity.company.setLogo": write(admins, async () => ({ image: aPng })),
  "identity.company.passSteps": write(admins, async () => ({ steps: ["team"] })),

  "crm.stage.create": write(leads, async () =>
    named({ teamId: null, isWon: false, probability: "10", rottingDays: null, hue: 1 }),
  ),
  "crm.stage.edit": write(leads, async () => ({ id: await aStage(), changes: { hue: 7 } })),
  "crm.stage.move": write(leads, async ({ open }) => ({ id: await aStage(), afterId: open, beforeId: null })),
  "crm.stage.remove": write(leads, async () => ({ id: await aStage(), moveTo: null })),
  "crm.tag.create": write(leads, async () => named({ hue: 1 })),
  "crm.tag.edit": write(leads, async () => ({ id: await aTag(), changes: { hue: 2 } })),
  "crm.tag.remove": write(leads, async () => ({ id: await aTag() })),
  "crm.tag.merge": write(leads, async () => ({ id: await aTag(), into: await aTag() })),
  "crm.lostReason.create": write(leads, async () => named()),
  "crm.lostReason.edit": write(leads, async () => ({ id: await aReason(), changes: { active: false } })),
  "crm.lostReason.remove": write(leads, async () => ({ id: await aReason() })),
  "crm.lostReason.merge": write(leads, async () => ({ id: await aReason(), into: await aReason() })),
  "crm.tag.unmerge": write(leads, async ({ people }) =>
    merged(people.admin, "tag", { id: await aTag(), into: await aTag() }),
  ),
  "crm.lostReason.unmerge": write(leads, async ({ people }) =>
    merged(people.admin, "lostReason", { id: await aReason(), into: await aReason() }),
  ),
  "crm.stage.unremove": write(leads, async ({ people }) => {
    const { result } = await as(people.admin).crm.stage.remove(command({ id: await aStage(), moveTo: null }));
    return { by: result.by, merge: result.merge };
  }),
  // Last: it takes the place of all stages that there are.
  "crm.stage.layOut": write(leads, async () => {
    await prisma.opportunity.deleteMany();
    return { stages: [templateStage(false), templateStage(true)] };
  }),
};
