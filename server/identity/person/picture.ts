import { createHash } from "node:crypto";
import { pictureLimits, type SetPictureInput } from "@/common/identity/person";
import type { WriteContext } from "@/server/core/context";
import type { Sql } from "@/server/core/db";
import { invalid } from "@/server/core/refusal";
import { announceSessions } from "./access";

/** Gives the person who asks a face, or takes it away. Anything but a small JPEG is refused. */
export async function setPicture(ctx: WriteContext, { picture }: SetPictureInput) {
  const body = picture === null ? null : Buffer.from(picture, "base64");
  if (body) checkJpeg(body);
  const digest = body && createHash("sha256").update(body).digest("hex").slice(0, 32);
  await ctx.sql("UPDATE person SET image = $2 WHERE id = $1", [ctx.actor.personId, digest]);
  if (body) {
    await ctx.sql(
      `INSERT INTO person_picture (person_id, digest, body) VALUES ($1, $2, $3)
       ON CONFLICT (person_id) DO UPDATE SET digest = excluded.digest, body = excluded.body`,
      [ctx.actor.personId, digest, body],
    );
  } else {
    await ctx.sql("DELETE FROM person_picture WHERE person_id = $1", [ctx.actor.personId]);
  }
  await announceSessions(ctx, ctx.actor.personId);
  return {};
}

/** The bytes of a picture, or null where there is none of this digest. */
export async function readPicture(sql: Sql, personId: string, digest: string): Promise<Buffer | null> {
  const [row] = await sql<{ body: Buffer }>(
    "SELECT body FROM person_picture WHERE person_id = $1 AND digest = $2",
    [personId, digest],
    "picture",
  );
  return row?.body ?? null;
}

/** Reads the sides from the frame's header without decoding anything. */
function checkJpeg(body: Buffer): void {
  if (body.length > pictureLimits.bytes) throw invalid("picture", "tooLarge");
  const sides = body.length > 3 && body.readUInt16BE(0) === 0xffd8 ? sidesOf(body) : null;
  if (!sides || sides.some((side) => side === 0)) throw invalid("picture", "picture");
  if (sides.some((side) => side > pictureLimits.side)) throw invalid("picture", "tooLarge");
}

function sidesOf(body: Buffer): [number, number] | null {
  let at = 2;
  while (at + 9 < body.length && body[at] === 0xff) {
    const marker = body[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [body.readUInt16BE(at + 5), body.readUInt16BE(at + 7)];
    at += 2 + body.readUInt16BE(at + 2);
  }
  return null;
}
