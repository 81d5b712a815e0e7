import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { aPerson, as, command, refusal } from "@/testing/people";

const admin = await aPerson({ role: "admin" });
await prisma.company.create({ data: { name: "Refuge" } });
const { setLogo } = as(admin).identity.company;

const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const sent = (bytes: Buffer) => setLogo(command({ image: bytes.toString("base64") }));
const part = (type: string, body: Buffer) => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  return Buffer.concat([size, Buffer.from(type), body, Buffer.alloc(4)]);
};

test("a logo is kept, addressed by its content, announced, and taken away", async () => {
  const { result } = await sent(pixel);
  expect(result.logo).toMatch(/^[0-9a-f]{64}$/);
  expect(await prisma.company.findFirst()).toMatchObject({ logo: result.logo, version: 2 });
  const kept = await prisma.companyLogo.findFirstOrThrow();
  expect(Buffer.from(kept.body).equals(pixel)).toBe(true);
  await setLogo(command({ image: null }));
  expect(await prisma.company.findFirst()).toMatchObject({ logo: null });
  expect(await prisma.companyLogo.count()).toBe(0);
});

test("what is no picture to its last byte is refused: scripts, other formats, hidden parts, tails", async () => {
  const head = pixel.subarray(0, 33);
  const refused: readonly Buffer[] = [
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    Buffer.from("<!doctype html><script>alert(1)</script>"),
    Buffer.from("GIF89a<script>alert(1)</script>"),
    Buffer.concat([pixel, Buffer.from("<script>alert(1)</script>")]),
    Buffer.concat([head, part("tEXt", Buffer.from("Comment\0<script>")), pixel.subarray(33)]),
    pixel.subarray(0, pixel.length - 4),
    head,
  ];
  for (const bytes of refused) {
    await expect(sent(bytes)).rejects.toMatchObject(refusal("invalid", { field: "image", problem: "image" }));
  }
  expect(await prisma.companyLogo.count()).toBe(0);
});

test("a picture that unpacks to more than a screen holds is refused", async () => {
  const huge = Buffer.from(pixel);
  huge.writeUInt32BE(60_000, 16);
  await expect(sent(huge)).rejects.toMatchObject(
    refusal("invalid", { field: "image", problem: "imageLarge" }),
  );
});
