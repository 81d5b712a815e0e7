import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { entityReaders } from "@/server/api/entities";
import type { Actor } from "@/server/core/context";
import { prisma, sql } from "@/server/core/db";
import { aPerson, as, aTeam, command, refusal } from "@/testing/people";
import { anOpportunity, aStage } from "@/testing/pipeline";

const author = await aPerson({ role: "agent" });
const colleague = await aPerson({ teamIds: [await aTeam()] });
const admin = await aPerson({ role: "admin" });

async function aPartner(name = "Chartreuse SAS"): Promise<string> {
  const id = randomUUID();
  await as(colleague).partners.partner.create(command({ id, form: "company", name }));
  return id;
}
async function aNote(body = "Rings at **8**.") {
  const id = await aPartner();
  const { result } = await as(author).partners.partner.addNote(command({ id, body }));
  return { id, noteId: result.noteId, body };
}
const read = (who: Actor, recordId: string, after = 0) =>
  as(who).messaging.timeline.list({ entity: "partners.partner", recordId, after });
const noticesOf = async ({ personId }: Actor) => {
  const ids = (await prisma.notice.findMany({ where: { personId } })).map(({ id }) => id);
  const reader = entityReaders["messaging.notice"];
  return [...(await reader.load(sql, ids)).values()];
};

test("who corrects partners writes notes on them, and everybody reads them", async () => {
  const { id, noteId } = await aNote();
  const reader = await aPerson({ role: "reader" });
  expect(await read(reader, id, 1)).toMatchObject([
    { id: noteId, seq: 2, kind: "note", authorId: author.personId },
  ]);
  expect(await as(colleague).partners.partner.get({ id })).toMatchObject({ version: 2, timelineSeq: 2 });
  const log = await prisma.changeLog.findMany({ where: { recordId: id }, orderBy: { seq: "desc" } });
  expect(log[0]).toMatchObject({ entity: "partners.partner", op: "updated", audienceAfter: ["everyone"] });
  await expect(as(reader).partners.partner.addNote(command({ id, body: "Mine" }))).rejects.toMatchObject(
    refusal("read_only"),
  );
});

test("a note is rewritten, deleted and brought back, and what comes after follows on in number", async () => {
  const { id, noteId, body } = await aNote();
  const { partner } = as(author).partners;
  await partner.editNote(command({ id, noteId, body: { base: body, next: "Rings at 9." } }));
  await as(colleague).partners.partner.edit(command({ id, changes: { city: { base: null, next: "Aix" } } }));
  expect((await read(colleague, id, 1)).map(({ seq, revised, kind }) => [seq, revised, kind])).toEqual([
    [2, 3, "note"],
    [4, 4, "changed"],
  ]);
  await partner.removeNote(command({ id, noteId }));
  expect((await read(colleague, id, 4))[0]).toMatchObject({ id: noteId, body: null, deleted: "byOther" });
  await expect(as(admin).partners.partner.undeleteNote(command({ id, noteId }))).rejects.toMatchObject(
    refusal("own_notes_only"),
  );
  await partner.undeleteNote(command({ id, noteId }));
  expect((await read(colleague, id, 5))[0]).toMatchObject({ id: noteId, body: "Rings at 9." });
  expect(
    await as(colleague).messaging.timeline.versions({ entity: "partners.partner", recordId: id, noteId }),
  ).toMatchObject([{ body }]);
});

test("nobody rewrites another's note; of other records none is found (attack 3)", async () => {
  const { id, noteId, body } = await aNote();
  const change = { id, noteId, body: { base: body, next: "Mine." } };
  await expect(as(colleague).partners.partner.editNote(command(change))).rejects.toMatchObject(
    refusal("own_notes_only"),
  );
  await expect(as(colleague).partners.partner.removeNote(command({ id, noteId }))).rejects.toMatchObject(
    refusal("admins_only"),
  );
  const other = await aPartner("Vercors Froid");
  const deal = await anOpportunity({ stageId: await aStage(), ownerId: admin.personId });
  for (const place of [as(admin).partners.partner, as(admin).crm.opportunity])
    await expect(place.removeNote(command({ id: other, noteId }))).rejects.toThrow();
  await expect(as(admin).crm.opportunity.removeNote(command({ id: deal, noteId }))).rejects.toMatchObject(
    refusal("note_not_found"),
  );
  await expect(as(admin).partners.partner.removeNote(command({ id: other, noteId }))).rejects.toMatchObject(
    refusal("note_not_found"),
  );
});

test("whoever is mentioned is told, by the partner's name, until the mention or the note goes", async () => {
  const told = await aPerson({ role: "supportLead" });
  const mention = `@[${told.personId}] please ring`;
  const { id, noteId } = await aNote(mention);
  expect(await noticesOf(told)).toMatchObject([
    { kind: "mentioned", entity: "partners.partner", called: "Chartreuse SAS", entrySeq: 2, seen: [id] },
  ]);
  await as(author).partners.partner.removeNote(command({ id, noteId }));
  expect(await noticesOf(told)).toEqual([]);
  await as(author).partners.partner.undeleteNote(command({ id, noteId }));
  expect(await noticesOf(told)).toHaveLength(1);
  await as(author).partners.partner.editNote(command({ id, noteId, body: { base: mention, next: "Done." } }));
  expect(await noticesOf(told)).toEqual([]);
  await expect(
    as(author).partners.partner.addNote(command({ id, body: `@[${randomUUID()}] look` })),
  ).rejects.toMatchObject(refusal("invalid", { field: "body", problem: "mentionUnknown" }));
});
