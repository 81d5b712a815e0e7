import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { aPerson, as, command } from "../people";
import { cookieFor } from "../session-row";
import { webServer } from "../web-server";

const { place } = webServer();

/** A JPEG as far as its header goes: start, one frame of these sides, end. */
function jpeg(width: number, height: number, extra = 0): string {
  const frame = Buffer.from([
    0xff,
    0xc0,
    0,
    11,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    1,
    1,
    0x11,
    0,
  ]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    frame,
    Buffer.alloc(extra),
    Buffer.from([0xff, 0xd9]),
  ]).toString("base64");
}
const base64 = (text: string) => Buffer.from(text).toString("base64");

test("a picture is answered to colleagues only, as a picture and nothing else (attacks 30, 31, 43)", async () => {
  const somebody = await aPerson();
  await as(somebody).identity.person.setPicture(command({ picture: jpeg(256, 256) }));
  const { image } = await prisma.person.findUniqueOrThrow({ where: { id: somebody.personId } });
  const url = `${place.origin}/pictures/${somebody.personId}/${image}.jpg`;
  const cookie = await cookieFor((await aPerson()).personId);
  const answer = await fetch(url, { headers: { cookie } });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(Buffer.from(await answer.arrayBuffer()).toString("base64")).toBe(jpeg(256, 256));
  expect((await fetch(url)).status).toBe(401);
  expect((await fetch(url, { method: "POST", headers: { cookie } })).status).toBe(404);
  expect((await fetch(url.replace(/[0-9a-f]\.jpg/, "x.jpg"), { headers: { cookie } })).status).toBe(404);
  await as(somebody).identity.person.setPicture(command({ picture: null }));
  expect((await fetch(url, { headers: { cookie } })).status).toBe(404);
});

test("what is no small JPEG is refused before anything is decoded (attacks 43, 44)", async () => {
  const somebody = await aPerson();
  const refused = [
    base64("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    base64("<html><script>alert(1)</script>"),
    base64("\u0089PNG\r\n"),
    Buffer.from([0xff, 0xd8, 0xff]).toString("base64"),
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0, 0, 0, 0xff, 0xe0]).toString("base64"),
    jpeg(60_000, 60_000),
    jpeg(0, 10),
    jpeg(256, 256, 60_000),
  ];
  for (const picture of refused) {
    const call = as(somebody).identity.person.setPicture(command({ picture }));
    await expect(call).rejects.toMatchObject({ code: "BAD_REQUEST" });
  }
  expect(await prisma.personPicture.count({ where: { personId: somebody.personId } })).toBe(0);
});
