import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { prisma, sql } from "@/server/core/db";
import { forgetOldFiles } from "@/server/messaging/attachment/forget-old";
import { partOf, uploadFolder } from "@/server/messaging/attachment/uploads";
import { aFileOnANote, anUpload } from "../attachments";
import { as, command, refusal } from "../people";
import { anOpportunity } from "../pipeline";
import { fileRequests } from "./file-requests";
import { everyRow } from "./world";

const { world, record, hidden, rep, lead, admin, reader, theirs, ask, begin, step, sent } =
  await fileRequests();

test("an upload that was cut goes on where it stopped, and its file comes back byte by byte", async () => {
  const id = randomUUID();
  const created = await begin(rep, 10, { id });
  expect(created.headers.get("location")).toBe(`/api/files/${id}`);
  expect((await step(rep, id, 0, Buffer.from("01234"))).headers.get("upload-offset")).toBe("5");
  expect((await step(rep, id, 0, Buffer.from("01234"))).status).toBe(409);
  expect((await ask(rep, "HEAD", id)).headers.get("upload-offset")).toBe("5");
  expect((await step(rep, id, 5, Buffer.from("56789"))).status).toBe(204);
  // The answer to the last step was lost.
  expect((await ask(rep, "HEAD", id)).headers.get("upload-offset")).toBe("10");
  await as(rep).crm.opportunity.addNote(command({ id: record, body: "The plan", fileIds: [id] }));
  const answer = await ask(lead, "GET", id);
  expect(await answer.text()).toBe("0123456789");
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="plan\.pdf"/);
});

test("attack 3: what somebody else uploads is not there: not to go on with, not to cancel, not to put on a note", async () => {
  const id = randomUUID();
  await begin(rep, 10, { id });
  const done = await anUpload(rep, record, Buffer.from("abc"), "a.txt");
  const before = await everyRow();
  for (const one of [id, done, randomUUID()]) {
    for (const method of ["HEAD", "DELETE"]) expect((await ask(lead, method, one)).status).toBe(404);
    expect((await step(lead, one, 0, Buffer.from("01234"))).status).toBe(404);
    expect((await ask(lead, "GET", one)).status).toBe(404);
    const note = { id: record, body: "Mine", fileIds: [one] };
    await expect(as(lead).crm.opportunity.addNote(command(note))).rejects.toMatchObject(
      refusal("file_not_found"),
    );
  }
  expect((await begin(lead, 10, { id })).status).toBe(409);
  expect(await everyRow()).toEqual(before);
  // Nor on a note of another record, nor twice.
  const other = await anOpportunity({ stageId: world.open, ownerId: rep.personId });
  const add = (to: string) => as(rep).crm.opportunity.addNote(command({ id: to, body: "", fileIds: [done] }));
  await expect(add(other)).rejects.toMatchObject(refusal("file_not_found"));
  await add(record);
  await expect(add(record)).rejects.toMatchObject(refusal("file_not_found"));
});

test("attacks 1, 2: nobody uploads to a record that they may not see or write, and nothing is left of the try", async () => {
  const before = await everyRow();
  for (const recordId of [hidden, randomUUID()]) {
    const answer = await begin(rep, 10, { recordId });
    expect([answer.status, await answer.text()]).toEqual([404, "opportunity_not_found"]);
  }
  expect((await begin(reader, 10)).status).toBe(403);
  expect((await ask(rep, "POST", "", { origin: "https://evil.example", "upload-length": "5" })).status).toBe(
    403,
  );
  expect(await everyRow()).toEqual(before);
  expect(await readdir(uploadFolder()).catch(() => [])).not.toContain(hidden);
});

test("attacks 4, 12: whoever loses sight of the record loses its files at once, and the step after", async () => {
  const { id, fileId } = await aFileOnANote(theirs, world.open, Buffer.from("abc"), "a.txt");
  const begun = randomUUID();
  await begin(theirs, 10, { id: begun, recordId: id });
  expect((await ask(theirs, "GET", fileId)).status).toBe(200);
  expect((await ask(rep, "GET", fileId)).status).toBe(404);
  await prisma.opportunity.update({ where: { id }, data: { ownerId: null } });
  for (const one of [fileId, `${fileId}/thumb.webp`])
    expect((await ask(theirs, "GET", one)).status).toBe(404);
  expect((await step(theirs, begun, 0, Buffer.from("0123456789"))).status).toBe(404);
  expect((await ask(admin, "GET", fileId)).status).toBe(200);
});

test("a deleted file, and one of a deleted note, is gone for everybody until it is brought back", async () => {
  const { id, noteId, fileId } = await aFileOnANote(rep, world.open, Buffer.from("abc"), "a.txt");
  const of = { id, noteId, fileId };
  const files = async () => {
    const [entry] = await as(admin).messaging.timeline.list({
      entity: "crm.opportunity",
      recordId: id,
      after: 0,
    });
    return [entry?.files.map(({ name }) => name), (await ask(admin, "GET", fileId)).status];
  };
  expect(await files()).toEqual([["a.txt"], 200]);
  const { result } = await as(rep).crm.opportunity.removeFile(command(of));
  expect(await files()).toEqual([[], 404]);
  const [news] = await as(admin).messaging.timeline.list({
    ...{ entity: "crm.opportunity", recordId: id, after: result.timelineSeq - 1 },
  });
  expect(news?.id).toBe(noteId);
  await as(rep).crm.opportunity.undeleteFile(command(of));
  expect(await files()).toEqual([["a.txt"], 200]);
  await as(rep).crm.opportunity.removeNote(command({ id, noteId }));
  expect(await files()).toEqual([[], 404]);
  await as(rep).crm.opportunity.undeleteNote(command({ id, noteId }));
  expect(await files()).toEqual([["a.txt"], 200]);
});

test("what nobody put on a note goes after three days, with its bytes", async () => {
  const id = randomUUID();
  await begin(rep, 10, { id });
  await step(rep, id, 0, Buffer.from("01234"));
  const done = await anUpload(rep, record, Buffer.from("abc"), "a.txt");
  const kept = await sent(rep, Buffer.from("abc"), { name: "b.txt" });
  await prisma.attachment.updateMany({ data: { createdAt: new Date(Date.now() - 4 * 86_400_000) } });
  await forgetOldFiles(sql);
  expect(await prisma.attachment.count({ where: { id: { in: [id, done] } } })).toBe(0);
  expect((await readdir(uploadFolder())).filter((name) => partOf(id).endsWith(name))).toEqual([]);
  expect((await ask(rep, "GET", kept)).status).toBe(200);
});

test("cancelled, nothing is left of it", async () => {
  const id = randomUUID();
  await begin(rep, 10, { id });
  expect((await ask(rep, "DELETE", id)).status).toBe(204);
  expect((await ask(rep, "HEAD", id)).status).toBe(404);
  expect(await readdir(uploadFolder())).not.toContain(id);
});
