import { randomUUID } from "node:crypto";
import type { TimelineEntity } from "@/common/messaging/timeline-entity";
import { prisma } from "@/server/core/db";
import { anOpportunity } from "../pipeline";
import { admins, type Case, ofTeam, partnerWriters, write } from "./case";
import type { World } from "./world";

/** A note by this person, deleted by them or not. */
export const aNote = async (
  world: World,
  teamId: string,
  authorId: string | null,
  deletedAt: Date | null = null,
) => {
  const id = await anOpportunity({ stageId: world.open, teamId });
  await prisma.opportunity.update({ where: { id }, data: { timelineSeq: 1 } });
  const place = { entity: "crm.opportunity", recordId: id, seq: 1, kind: "note" as const };
  const gone = deletedAt ? { deletedAt, deletedById: authorId } : {};
  const note = await prisma.timelineEntry.create({ data: { ...place, body: "Called.", authorId, ...gone } });
  return { id, noteId: note.id };
};

/** The same on a partner, whom everybody sees. */
const aNoteOnPartner = async (authorId: string | null, deletedAt: Date | null = null) => {
  const { id } = await prisma.partner.create({ data: { form: "company", name: "Refuge", timelineSeq: 1 } });
  const place = { entity: "partners.partner", recordId: id, seq: 1, kind: "note" as const };
  const gone = deletedAt ? { deletedAt, deletedById: authorId } : {};
  const note = await prisma.timelineEntry.create({ data: { ...place, body: "Called.", authorId, ...gone } });
  return { id, noteId: note.id };
};

/** A file on such a note of the administrator's; deleted by this person, where one is given. */
const withFile = async (
  entity: TimelineEntity,
  { id, noteId }: { readonly id: string; readonly noteId: string },
  personId: string,
  deletedById: string | null,
) => {
  const gone = deletedById ? { deletedAt: new Date(), deletedById } : {};
  const about = { entity, recordId: id, entryId: noteId, personId };
  const file = {
    id: randomUUID(),
    name: "plan.pdf",
    type: "application/pdf",
    size: 7,
    completedAt: new Date(),
  };
  await prisma.attachment.create({ data: { ...about, ...file, ...gone } });
  return { id, noteId, fileId: file.id };
};

const aNoteWithFile = async (world: World, teamId: string, deletedById: string | null) => {
  const { personId } = world.people.admin;
  return withFile("crm.opportunity", await aNote(world, teamId, personId), personId, deletedById);
};
const aFileOnPartner = async ({ people }: World, deletedById: string | null) => {
  const { personId } = people.admin;
  return withFile("partners.partner", await aNoteOnPartner(personId), personId, deletedById);
};

export const noteCases: Readonly<Record<string, Case>> = {
  // The administrator's own note; below it one of somebody else.
  "crm.opportunity.editNote": ofTeam(
    write(admins, async (world, team) => ({
      ...(await aNote(world, team, world.people.admin.personId)),
      body: { base: "Called.", next: "Never called." },
    })),
  ),
  "crm.opportunity.removeNote": ofTeam(write(admins, (world, team) => aNote(world, team, null))),
  "crm.opportunity.undeleteNote": ofTeam(
    write(admins, (world, team) => aNote(world, team, world.people.admin.personId, new Date())),
  ),

  "crm.opportunity.removeFile": ofTeam(write(admins, (world, team) => aNoteWithFile(world, team, null))),
  "crm.opportunity.undeleteFile": ofTeam(
    write(admins, (world, team) => aNoteWithFile(world, team, world.people.admin.personId)),
  ),

  "partners.partner.addNote": write(partnerWriters, async () => ({
    id: (await aNoteOnPartner(null)).id,
    body: "Called.",
  })),
  "partners.partner.editNote": write(admins, async ({ people }) => ({
    ...(await aNoteOnPartner(people.admin.personId)),
    body: { base: "Called.", next: "Never called." },
  })),
  "partners.partner.removeNote": write(admins, () => aNoteOnPartner(null)),
  "partners.partner.undeleteNote": write(admins, ({ people }) =>
    aNoteOnPartner(people.admin.personId, new Date()),
  ),
  "partners.partner.removeFile": write(admins, (world) => aFileOnPartner(world, null)),
  "partners.partner.undeleteFile": write(admins, (world) =>
    aFileOnPartner(world, world.people.admin.personId),
  ),
};
