import { randomUUID } from "node:crypto";
import { prisma } from "@/server/core/db";
import { anOpportunity } from "../pipeline";
import { admins, type Case, ofTeam, write } from "./case";
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
/** A file on a note of the administrator's; deleted by this person, where one is given. */
const aNoteWithFile = async (world: World, teamId: string, deletedById: string | null) => {
  const { personId } = world.people.admin;
  const { id, noteId } = await aNote(world, teamId, personId);
  const gone = deletedById ? { deletedAt: new Date(), deletedById } : {};
  const about = { entity: "crm.opportunity", recordId: id, entryId: noteId, personId };
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
};
