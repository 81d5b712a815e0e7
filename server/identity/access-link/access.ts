import type { LinkOwner, ReadLinkInput } from "@/common/identity/access-link";
import type { Actor } from "@/server/core/context";
import type { Sql } from "@/server/core/db";
import { Refusal } from "@/server/core/refusal";
import { hashOf } from "./link";

/** Whom a link is for. Used, expired, unknown, or of somebody off duty: all the same to who asks. */
export async function findOwner(
  sql: Sql,
  { token }: ReadLinkInput,
): Promise<LinkOwner & { readonly id: string }> {
  const [owner] = await sql<LinkOwner & { id: string }>(
    `SELECT p.id, p.name, p.email FROM access_link l JOIN person p ON p.id = l.person_id
     WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.expires_at > now() AND p.active`,
    [hashOf(token)],
  );
  if (!owner) throw new Refusal("not_found", "link_invalid");
  return owner;
}

/** The holder of a link acts as the person it is for, without any of their rights. */
export async function ownerAsActor(sql: Sql, input: ReadLinkInput): Promise<Actor> {
  const { id } = await findOwner(sql, input);
  return { personId: id, role: "reader", scope: "own", teamIds: [], ledTeamIds: [], accessVersion: 0 };
}
