import { randomUUID } from "node:crypto";
import type { Actor } from "@/server/core/context";
import { prisma } from "@/server/core/db";
import { aPerson, as, command } from "../people";
import { anOpportunity } from "../pipeline";
import {
  admins,
  type Case,
  dealers,
  everybody,
  leads,
  ofTeam,
  partnerWriters,
  query,
  write,
  writers,
} from "./case";
import { exportCases } from "./export-procedures";
import { importCases } from "./import-procedures";
import { aNote, noteCases } from "./note-procedures";
import { pushCases } from "./push-procedures";
import { aReason, aTag, setUpCases } from "./set-up-procedures";
import type { World } from "./world";

const named = (extra: object = {}) => ({ id: randomUUID(), name: `Name ${randomUUID()}`, ...extra });
const opportunity = async (world: World, teamId: string, given: object = {}) => ({
  id: await anOpportunity({ stageId: world.open, teamId, ...given }),
});
const aNotice = async (personId: string) => {
  const about = { entity: "crm.opportunity", recordIds: [randomUUID()], mutationId: randomUUID() };
  return (await prisma.notice.create({ data: { ...about, kind: "assigned", personId } })).id;
};
const batch = async (world: World, teamId: string, given: object = {}) => ({
  id: randomUUID(),
  ids: [(await opportunity(world, teamId, given)).id, (await opportunity(world, teamId, given)).id],
});
/** Something done to many by the caller, to be taken back. */
const doneBatch = async (world: World, teamId: string, caller: Actor) => {
  const id = randomUUID();
  const { ids } = await batch(world, teamId);
  const steps = ids.map((one) => ({ id: one, before: { priority: 3 }, after: { priority: 0 } }));
  await prisma.opportunityBatch.create({ data: { id, personId: caller.personId, steps } });
  return { id };
};
const aPartner = async () =>
  (await prisma.partner.create({ data: { form: "company", name: "Chartreuse", updatedAt: new Date() } })).id;
const somebody = async () => (await aPerson()).personId;
const aSession = async (userId: string) => {
  const expiresAt = new Date(Date.now() + 3_600_000);
  return (await prisma.session.create({ data: { userId, token: randomUUID(), expiresAt } })).id;
};
const aToken = async ({ people }: World) => {
  const { result } = await as(people.admin).identity.person.newLink(command({ id: await somebody() }));
  return result.link.split("#")[1];
};
/** Every procedure. One that is missing here fails the matrix. */
export const cases: Readonly<Record<string, Case>> = {
  "live.start": query(everybody, async () => undefined),
  "live.page": query(everybody, async () => ({ after: "open" })),
  "live.since": query(everybody, async () => ({ epoch: randomUUID(), access: 1, seq: 0 })),

  "identity.person.edit": write(admins, async () => ({ id: await somebody(), changes: { role: "admin" } })),
  "identity.person.setTeams": write(admins, async ({ ours }) => ({
    id: await somebody(),
    teams: [{ id: ours, leader: true }],
  })),
  "identity.person.newLink": write(admins, async () => ({ id: await somebody() })),
  "identity.person.invite": write(admins, async () => ({
    people: [{ ...named(), email: `${randomUUID()}@x.test` }],
    role: "rep",
    teams: [],
  })),
  "identity.person.openRecords": query(admins, async () => ({ id: await somebody() })),
  "identity.person.deactivate": write(admins, async ({ people }) => ({
    id: await somebody(),
    handOver: { batchId: randomUUID(), to: people.rep.personId, teams: [] },
  })),
  "identity.person.setPicture": write(everybody, async () => ({ picture: null })),
  "identity.session.list": query(admins, async () => ({ personId: await somebody() })),
  "identity.session.end": {
    ...write(admins, async () => ({ id: await aSession(await somebody()) })),
    refused: "NOT_FOUND",
  },
  "identity.session.endAll": write(admins, async () => {
    const personId = await somebody();
    await aSession(personId);
    return { personId, keep: null };
  }),
  "identity.accessLink.pending": query(admins, async () => undefined),
  "identity.accessLink.revoke": write(admins, async (world) => {
    const id = await somebody();
    await as(world.people.admin).identity.person.newLink(command({ id }));
    return { id };
  }),
  "identity.person.profile": write(everybody, async () => ({ changes: { theme: "dark" } })),
  "identity.person.signOutEverywhere": write(everybody, async () => ({})),
  "identity.audit.list": query(admins, async () => ({ limit: 5 })),
  "identity.audit.news": query(admins, async () => ({
    after: { at: "2026-01-01T00:00:00.000Z", id: randomUUID() },
  })),
  "identity.accessLink.read": {
    ...query(everybody, async (world) => ({ token: await aToken(world) })),
    open: true,
  },
  "identity.accessLink.use": {
    ...write(everybody, async (world) => ({ token: await aToken(world), password: "a long password" })),
    open: true,
  },
  "identity.welcome.state": { ...query(everybody, async () => undefined), open: true },
  // The company has people: nobody at all may set it up again.
  "identity.welcome.create": write([], async () => ({
    companyName: "Mine",
    currency: "EUR",
    locale: "fr",
    name: "Mallory",
    email: "mallory@x.test",
    password: "a long password",
  })),

  "partners.partner.create": write(partnerWriters, async () => named({ form: "company" })),
  "partners.partner.edit": write(partnerWriters, async () => ({
    id: await aPartner(),
    changes: { city: { base: null, next: "Aix" } },
  })),
  "partners.partner.get": query(everybody, async () => ({ id: await aPartner() })),
  "partners.partner.getMany": query(everybody, async () => ({ ids: [await aPartner()] })),
  "partners.partner.list": query(everybody, async () => ({ limit: 5 })),

  ...exportCases,
  "messaging.timeline.list": ofTeam(
    query(dealers, async (world, team) => ({
      entity: "crm.opportunity",
      recordId: (await opportunity(world, team)).id,
      after: 0,
    })),
  ),

  "messaging.timeline.files": ofTeam(
    query(dealers, async (world, team) => ({
      entity: "crm.opportunity",
      recordId: (await opportunity(world, team)).id,
      limit: 10,
    })),
  ),
  "messaging.timeline.heads": query(dealers, async (world) => ({
    entity: "crm.opportunity",
    recordIds: [(await opportunity(world, world.ours)).id],
  })),
  "messaging.timeline.versions": ofTeam(
    query(dealers, async (world, team) => {
      const { id, noteId } = await aNote(world, team, world.people.admin.personId);
      return { entity: "crm.opportunity", recordId: id, noteId };
    }),
  ),
  "messaging.notice.mark": write(everybody, async (_world, _team, caller) => ({
    id: await aNotice(caller?.personId ?? (await somebody())),
    read: true,
  })),
  "messaging.notice.readAll": write(everybody, async () => ({ until: new Date().toISOString() })),

  ...pushCases,

  "crm.opportunity.get": ofTeam(query(dealers, (world, team) => opportunity(world, team))),
  "crm.opportunity.getMany": query(dealers, async (world) => ({
    ids: [(await opportunity(world, world.ours)).id],
  })),
  "crm.opportunity.search": query(dealers, async () => ({ query: "pumps", limit: 5 })),
  "crm.opportunity.uses": query(leads, async () => undefined),
  "crm.opportunity.create": ofTeam(
    write(writers, async ({ open }, teamId) => ({
      ...named({ stageId: open, teamId, ownerId: null, customerId: null, customerName: null }),
      expectedRevenue: "10.00",
    })),
  ),
  "crm.opportunity.move": ofTeam(
    write(writers, async (world, team) => ({
      ...(await opportunity(world, team)),
      stageId: { base: world.open, next: world.next },
      afterId: null,
      beforeId: null,
    })),
  ),
  "crm.opportunity.edit": ofTeam(
    write(writers, async (world, team) => ({
      ...(await opportunity(world, team)),
      changes: { name: { base: "Ten pumps", next: "Twelve pumps" } },
    })),
  ),
  "crm.opportunity.win": ofTeam(
    write(writers, async (world, team) => ({ ...(await opportunity(world, team)), stageId: world.open })),
  ),
  "crm.opportunity.lose": ofTeam(
    write(writers, async (world, team) => ({
      ...(await opportunity(world, team)),
      stageId: world.open,
      reasonId: await aReason(),
      reasonName: null,
      note: null,
    })),
  ),
  "crm.opportunity.restore": ofTeam(
    write(writers, (world, team) => opportunity(world, team, { status: "lost" })),
  ),
  "crm.opportunity.remove": ofTeam(write(leads, (world, team) => opportunity(world, team))),
  "crm.opportunity.undelete": ofTeam(
    write(leads, (world, team) => opportunity(world, team, { deletedAt: new Date() })),
  ),
  "crm.opportunity.addNote": ofTeam(
    write(writers, async (world, team) => ({ ...(await opportunity(world, team)), body: "Called." })),
  ),
  "crm.opportunity.bulkEdit": ofTeam(
    write(writers, async (world, team) => ({
      ...(await batch(world, team)),
      changes: { priority: 2, expectedCloseOn: "2027-01-31", addTagIds: [await aTag()] },
    })),
  ),
  "crm.opportunity.bulkWin": ofTeam(write(writers, (world, team) => batch(world, team))),
  "crm.opportunity.bulkLose": ofTeam(
    write(writers, async (world, team) => ({
      ...(await batch(world, team)),
      reasonId: await aReason(),
      reasonName: null,
      note: "Too dear",
    })),
  ),
  "crm.opportunity.bulkRestore": ofTeam(
    write(writers, (world, team) => batch(world, team, { status: "lost" })),
  ),
  "crm.opportunity.bulkRemove": ofTeam(write(leads, (world, team) => batch(world, team))),
  // Of another team's records it takes nothing back; `bulk.test.ts` tries that.
  "crm.opportunity.bulkUndo": write(writers, (world, team, caller = world.people.admin) =>
    doneBatch(world, team, caller),
  ),

  ...noteCases,
  ...importCases,
  ...setUpCases,
};
