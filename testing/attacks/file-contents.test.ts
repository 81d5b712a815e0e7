import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { shownName } from "@/server/messaging/attachment/uploads";
import { type Claim, fileRequests } from "./file-requests";
import { everyRow } from "./world";

const { rep, lead, ask, begin, step, sent } = await fileRequests();

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

test("attack 43: a picture that is a page as well is saved as it came, and seen without the page", async () => {
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#345" } })
    .png()
    .toBuffer();
  const page = "<html><script>alert(1)</script></html>";
  const id = await sent(rep, Buffer.concat([picture, Buffer.from(page)]), {
    name: "a.html",
    type: "text/html",
  });
  const { headers } = await ask(lead, "GET", id);
  expect(headers.get("content-type")).toBe("image/png");
  expect(headers.get("content-disposition")).toMatch(/^attachment; /);
  const seen = Buffer.from(await (await ask(lead, "GET", `${id}/view.webp`)).arrayBuffer());
  expect(await sharp(seen).metadata()).toMatchObject({ format: "webp", width: 60, height: 40 });
  expect(seen.includes("script")).toBe(false);
});

test("attack 44: a few bytes that claim four thousand million pixels cost nothing", async () => {
  const claim = Buffer.concat([
    Buffer.from("GIF89a"),
    Buffer.from([255, 255, 255, 255, 0, 0, 0]),
    Buffer.from(";"),
  ]);
  const id = await sent(rep, claim, { name: "claim.gif", type: "image/gif" });
  expect((await prisma.attachment.findUniqueOrThrow({ where: { id } })).width).toBeNull();
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
