import { createHash, createHmac, randomUUID } from "node:crypto";
import { accessLinkPath, linkLasts } from "@/common/identity/access-link";
import type { Reply } from "@/common/live";
import type { WriteContext } from "@/server/core/context";
import { env } from "@/server/core/env";

/**
 * Makes a link for a person and answers its id; links given before stop working. The reply of a command is kept for
 * replays, so a command answers the link's id, and only `withLink`, on the way out, turns it into the link itself.
 */
export async function issueLink(ctx: WriteContext, personId: string): Promise<string> {
  const linkId = randomUUID();
  await ctx.sql("DELETE FROM access_link WHERE person_id = $1 AND used_at IS NULL", [personId]);
  await ctx.sql(
    `INSERT INTO access_link (id, person_id, token_hash, expires_at, created_at)
     SELECT $1, $2, $3, $4::timestamptz + CASE WHEN EXISTS (SELECT FROM account WHERE user_id = $2)
       THEN interval '${linkLasts.resetHours} hours' ELSE interval '${linkLasts.invitationDays} days' END, $4`,
    [linkId, personId, hashOf(tokenOf(linkId)), ctx.now],
  );
  return linkId;
}

/**
 * The link, beginning with the configured address of this installation; a request's headers have no say in it. Without
 * a configured one it is the path and fragment, before which the screen puts the origin it was loaded from.
 */
const linkOf = (linkId: string) =>
  `${env.publicUrl ? new URL(env.publicUrl).origin : ""}${accessLinkPath}#${tokenOf(linkId)}`;

export const withLink =
  <Call>(run: (call: Call) => Promise<Reply<{ id: string; linkId: string }>>) =>
  async (call: Call): Promise<Reply<{ id: string; link: string }>> => {
    const { result, ...place } = await run(call);
    return { ...place, result: { id: result.id, link: linkOf(result.linkId) } };
  };

/** The same for several at once. */
export const withLinks =
  <Call>(run: (call: Call) => Promise<Reply<readonly { id: string; linkId: string }[]>>) =>
  async (call: Call): Promise<Reply<readonly { id: string; link: string }[]>> => {
    const { result, ...place } = await run(call);
    return { ...place, result: result.map(({ id, linkId }) => ({ id, link: linkOf(linkId) })) };
  };

/** 256 bits that only the holder of the server's secret can work out from the id; nothing stored reveals them. */
const tokenOf = (linkId: string) =>
  createHmac("sha256", env.secret).update(`access-link ${linkId}`).digest("base64url");

export const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");
