import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { aPerson, as, aTeam, command, refusal } from "@/testing/people";
import { anOpportunity, aStage } from "@/testing/pipeline";

const stageId = await aStage();
const team = await aTeam();
const author = await aPerson({ teamIds: [team] });
const colleague = await aPerson({ teamIds: [team] });
const admin = await aPerson({ role: "admin" });

async function aNote(body = "The board meets on **2 December**.") {
  const id = await anOpportunity({ stageId, teamId: team });
  const { result } = await as(author).crm.opportunity.addNote(command({ id, body }));
  return { id, noteId: result.noteId, body };
}
const read = (who: typeof author, recordId: string, after = 0) =>
  as(who).messaging.timeline.list({ entity: "crm.opportunity", recordId, after });
const versions = (who: typeof author, { id, noteId }: { id: string; noteId: string }) =>
  as(who).messaging.timeline.versions({ entity: "crm.opportunity", recordId: id, noteId });

test("one's own note is rewritten, what it said before stays to be read, and an open page hears of it", async () => {
  const { id, noteId, body } = await aNote();
  const [first] = await read(colleague, id);
  const { result } = await as(author).crm.opportunity.editNote(
    command({ id, noteId, body: { base: body, next: "The board meets on 3 December." } }),
  );
  expect(result.timelineSeq).toBe((first?.revised ?? 0) + 1);
  const news = await read(colleague, id, first?.revised);
  expect(news).toMatchObject([
    { id: noteId, seq: 1, revised: 2, body: "The board meets on 3 December.", authorId: author.personId },
  ]);
  expect(news[0]?.editedAt).not.toBeNull();
  expect(await versions(colleague, { id, noteId })).toMatchObject([{ number: 1, body }]);
});

test("the number of the next line follows on, whatever was rewritten before", async () => {
  const { id, noteId, body } = await aNote();
  await as(author).crm.opportunity.editNote(command({ id, noteId, body: { base: body, next: "Two." } }));
  await as(author).crm.opportunity.addNote(command({ id, body: "Three." }));
  expect((await read(author, id)).map(({ seq, revised }) => [seq, revised])).toEqual([
    [1, 2],
    [3, 3],
  ]);
});

test("nobody rewrites another's note, and of two devices the second is told", async () => {
  const { id, noteId, body } = await aNote();
  const change = { id, noteId, body: { base: body, next: "Mine." } };
  for (const other of [colleague, admin])
    await expect(as(other).crm.opportunity.editNote(command(change))).rejects.toMatchObject(
      refusal("own_notes_only"),
    );
  await as(author).crm.opportunity.editNote(command(change));
  await expect(
    as(author).crm.opportunity.editNote(command({ ...change, body: { base: body, next: "Other." } })),
  ).rejects.toMatchObject({ cause: { reason: "conflict", details: [{ field: "body", theirs: "Mine." }] } });
});

test("a deleted note is gone from every reading, what it said before too, until it is brought back (attack 12)", async () => {
  const { id, noteId, body } = await aNote("Secret: 48 %.");
  await as(author).crm.opportunity.editNote(
    command({ id, noteId, body: { base: body, next: "Secret: 52 %." } }),
  );
  await as(author).crm.opportunity.removeNote(command({ id, noteId }));
  for (const reader of [author, colleague, admin]) {
    const entries = await read(reader, id);
    expect(JSON.stringify(entries)).not.toContain("Secret");
    expect(entries).toMatchObject([
      { id: noteId, body: null, authorId: null, deleted: reader === author ? "byMe" : "byOther" },
    ]);
    await expect(versions(reader, { id, noteId })).rejects.toMatchObject(refusal("note_not_found"));
  }
  await expect(
    as(author).crm.opportunity.editNote(command({ id, noteId, body: { base: "Secret: 52 %.", next: "x" } })),
  ).rejects.toMatchObject(refusal("note_not_found"));
  await expect(as(admin).crm.opportunity.undeleteNote(command({ id, noteId }))).rejects.toMatchObject(
    refusal("own_notes_only"),
  );
  await as(author).crm.opportunity.undeleteNote(command({ id, noteId }));
  expect(await read(colleague, id)).toMatchObject([
    { body: "Secret: 52 %.", authorId: author.personId, deleted: null },
  ]);
  expect(await versions(colleague, { id, noteId })).toHaveLength(1);
});

test("only an administrator deletes another's note", async () => {
  const { id, noteId } = await aNote();
  await expect(as(colleague).crm.opportunity.removeNote(command({ id, noteId }))).rejects.toMatchObject(
    refusal("admins_only"),
  );
  await as(admin).crm.opportunity.removeNote(command({ id, noteId }));
  expect(await read(author, id)).toMatchObject([{ deleted: "byOther" }]);
});

test("a note is found through its own opportunity only, and only a note is one (attack 3)", async () => {
  const { noteId } = await aNote();
  const other = await anOpportunity({ stageId, teamId: team });
  await expect(as(author).crm.opportunity.removeNote(command({ id: other, noteId }))).rejects.toMatchObject(
    refusal("note_not_found"),
  );
  await as(author).crm.opportunity.edit(
    command({ id: other, changes: { name: { base: "Ten pumps", next: "Two pumps" } } }),
  );
  const [change] = await read(author, other);
  await expect(
    as(admin).crm.opportunity.removeNote(command({ id: other, noteId: change?.id ?? "" })),
  ).rejects.toMatchObject(refusal("note_not_found"));
});

test("who leaves the team reads neither the note nor what it said (attack 12)", async () => {
  const passing = await aPerson({ teamIds: [team] });
  const { id, noteId } = await aNote();
  const gone = { ...passing, teamIds: [] };
  await expect(read(gone, id)).rejects.toMatchObject(refusal("opportunity_not_found"));
  await expect(versions(gone, { id, noteId })).rejects.toMatchObject(refusal("opportunity_not_found"));
});

test("a mention of somebody who may not see the opportunity, or is nobody, is refused and tells nobody", async () => {
  const stranger = await aPerson({ teamIds: [await aTeam()] });
  const id = await anOpportunity({ stageId, teamId: team });
  const mention = (personId: string) =>
    as(author).crm.opportunity.addNote(command({ id, body: `@[${personId}] look` }));
  await expect(mention(stranger.personId)).rejects.toMatchObject(
    refusal("invalid", { field: "body", problem: "mentionHidden" }),
  );
  await expect(mention(randomUUID())).rejects.toMatchObject(
    refusal("invalid", { field: "body", problem: "mentionUnknown" }),
  );
  expect(await prisma.notice.count({ where: { recordIds: { has: id } } })).toBe(0);
});

test("OFF-1: the newest lines of several histories are read at once, of what one may see only", async () => {
  const [one, other] = [await aNote(), await aNote("Second.")];
  const elsewhere = await anOpportunity({ stageId, teamId: await aTeam() });
  await as(admin).crm.opportunity.addNote(command({ id: elsewhere, body: "Not for them." }));
  for (let n = 0; n < 14; n++)
    await as(author).crm.opportunity.addNote(command({ id: one.id, body: `Line ${n}` }));
  const heads = await as(colleague).messaging.timeline.heads({
    entity: "crm.opportunity",
    recordIds: [other.id, elsewhere, one.id, randomUUID()],
  });
  const byId = new Map(heads.map(({ recordId, entries }) => [recordId, entries]));
  expect([...byId.keys()].sort()).toEqual([one.id, other.id].sort());
  expect(byId.get(one.id)?.map(({ seq }) => seq)).toEqual(Array.from({ length: 12 }, (_, n) => 15 - n));
  expect(byId.get(other.id)).toEqual(await read(colleague, other.id));
});
