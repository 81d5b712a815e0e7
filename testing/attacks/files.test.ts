import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { prisma, sql } from "@/server/core/db";
import { forgetOldFiles } from "@/server/messaging/attachment/forget-old";
import { partOf, shownName, uploadFolder } from "@/server/messaging/attachment/uploads";
import { aFileOnANote, anUpload } from "../attachments";
import { as, command, refusal } from "../people";
import { anOpportunity } from "../pipeline";
import { cookieFor } from "../session-row";
import { webServer } from "../web-server";
import { aWorld, everyRow } from "./world";

const { place } = webServer();
const world = await aWorld();
const { rep, lead, admin, reader } = world.people;
const theirs = world.stranger;
const record = await anOpportunity({ stageId: world.open, teamId: world.ours });
const hidden = await anOpportunity({ stageId: world.open, teamId: world.theirs });
const cookies = new Map<string, string>();
for (const { personId } of [rep, lead, admin, reader, theirs])
  cookies.set(personId, await cookieFor(personId));
const tus = { "tus-resumable": "1.0.0" };

type Claim = {
  readonly id?: string;
  readonly name?: string;
  readonly type?: string;
  readonly recordId?: string;
};
const encode = (claims: object) =>
  Object.entries(claims)
    .map(([key, value]) => `${key} ${Buffer.from(String(value)).toString("base64")}`)
    .join(",");

async function ask(who: typeof rep, method: string, path: string, headers = {}, body?: Buffer) {
  const cookie = cookies.get(who.personId) ?? "";
  const init = {
    method,
    headers: { ...tus, cookie, ...headers },
    ...(body && { body: new Uint8Array(body) }),
  };
  return fetch(`${place.origin}/api/files/${path}`, init);
}
const begin = (who: typeof rep, size: number, claim: Claim = {}) => {
  const all = {
    id: randomUUID(),
    entity: "crm.opportunity",
    recordId: record,
    name: "plan.pdf",
    type: "application/pdf",
  };
  return ask(who, "POST", "", {
    "upload-length": String(size),
    "upload-metadata": encode({ ...all, ...claim }),
  });
};
const step = (who: typeof rep, id: string, offset: number, body: Buffer) =>
  ask(
    who,
    "PATCH",
    id,
    { "upload-offset": String(offset), "content-type": "application/offset+octet-stream" },
    body,
  );
/** Sends a whole file by tus and puts it on a note of the record. */
async function sent(who: typeof rep, body: Buffer, claim: Claim = {}) {
  const id = randomUUID();
  expect((await begin(who, body.length, { id, ...claim })).status).toBe(201);
  expect((await step(who, id, 0, body)).status).toBe(204);
  await as(who).crm.opportunity.addNote(command({ id: record, body: "", fileIds: [id] }));
  return id;
}

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

describe("attack 43: what a browser could run is only ever saved", () => {
  test.each([
    ["page.html", "text/html", "<script>alert(1)</script>"],
    ["drawing.svg", "image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ["feed.xml", "application/vnd.x+xml", "<x/>"],
    ["picture.png", "image/png", "<html><script>alert(1)</script>"],
    ["both.gif", "text/html", "GIF89a/*<script>alert(1)</script>*/"],
    ["type.bin", "text/html\r\nset-cookie: a=b", "x"],
  ])("%s", async (name, type, body) => {
    const id = await sent(rep, Buffer.from(body), { name, type });
    const { status, headers } = await ask(lead, "GET", id);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toMatch(/^(application\/octet-stream|image\/gif)$/);
    expect(headers.get("content-disposition")).toMatch(/^attachment; /);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toMatch(/default-src 'none'.*sandbox/);
    expect(headers.get("set-cookie")).toBeNull();
    expect((await ask(lead, "GET", `${id}/thumb.webp`)).status).toBe(404);
  });
});

test("a picture is shown as one that was drawn here, without what was hidden in it", async () => {
  const place = { IFD0: { Copyright: "Hushplace" } };
  const picture = await sharp({ create: { width: 2_000, height: 1_000, channels: 3, background: "#345" } })
    .withExif(place)
    .jpeg()
    .toBuffer();
  expect(picture.includes("Hushplace")).toBe(true);
  const id = await sent(rep, picture, { name: "summit.jpg", type: "application/pdf" });
  for (const [name, width] of [
    ["thumb", 480],
    ["view", 1_600],
  ] as const) {
    const answer = await ask(lead, "GET", `${id}/${name}.webp`);
    expect(answer.headers.get("content-type")).toBe("image/webp");
    const body = Buffer.from(await answer.arrayBuffer());
    expect(body.includes("Hushplace")).toBe(false);
    expect(await sharp(body).metadata()).toMatchObject({ format: "webp", width, height: width / 2 });
  }
  expect((await ask(lead, "GET", `${id}/other.webp`)).status).toBe(404);
});

test("attack 44: a flood of pixels is kept, and not drawn", async () => {
  const flood = await sharp({ create: { width: 12_000, height: 8_000, channels: 3, background: "#000" } })
    .png()
    .toBuffer();
  const begun = performance.now();
  const id = await sent(rep, flood, { name: "flood.png", type: "image/png" });
  expect(performance.now() - begun).toBeLessThan(5_000);
  expect((await prisma.attachment.findUniqueOrThrow({ where: { id } })).width).toBeNull();
});

test("too much, nothing and programs are refused with what to do, by their names and by what is in them", async () => {
  const before = await everyRow();
  const reasonOf = async (size: number, claim: Claim) => (await begin(rep, size, claim)).text();
  expect(await reasonOf(50_000_001, {})).toBe("file_too_large");
  expect(await reasonOf(-1, {})).not.toBe("");
  expect(await reasonOf(0, {})).toBe("file_empty");
  for (const name of ["setup.exe", "Setup.EXE ", "x.pdf.lnk", "..\\..\\run.bat", "a\u202Efdp.js"])
    expect([name, await reasonOf(5, { name })]).toEqual([name, "file_program"]);
  expect(await everyRow()).toEqual(before);
  const id = randomUUID();
  const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)]);
  await begin(rep, program.length, { id, name: "invoice.pdf" });
  const answer = await step(rep, id, 0, program);
  expect([answer.status, await answer.text()]).toEqual([422, "file_program"]);
  expect(await everyRow()).toEqual(before);
  // More than was said at the beginning.
  await begin(rep, 5, { id });
  expect((await step(rep, id, 0, Buffer.from("0123456789"))).status).toBeGreaterThanOrEqual(400);
});

test("attacks 25, 46: a name is no place, ends no header and turns no text round", async () => {
  expect(shownName("../../etc/passwd")).toBe("passwd");
  expect(shownName("C:\\Users\\a\\plan.pdf")).toBe("plan.pdf");
  expect(shownName("a\u202Efdp.exe\r\nset-cookie: x")).toBe("afdp.exeset-cookie: x");
  expect(shownName("../")).toBe("file");
  const id = await sent(rep, Buffer.from("x"), { name: '../../été "1"\r\nx: y.txt' });
  const { headers } = await ask(rep, "GET", id);
  expect(headers.get("x")).toBeNull();
  expect(headers.get("content-disposition")).toContain("filename*=UTF-8''%C3%A9t%C3%A9");
  for (const path of ["..%2f..%2fsecrets.json", "../secrets.json", `${id}/..%2f..`, `${id}.json`, "x"])
    expect([path, (await ask(rep, "GET", path)).status]).toEqual([path, 404]);
  expect((await begin(rep, 5, { id: "../../x" })).status).toBe(400);
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
