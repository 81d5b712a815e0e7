import type { LinkOwner, ReadLinkInput } from "@/common/identity/access-link";
import type { Sql } from "@/server/core/db";
import { findOwner } from "./access";

/** What the page of a link greets its holder with. */
export async function readLink(sql: Sql, input: ReadLinkInput): Promise<LinkOwner> {
  const { name, email } = await findOwner(sql, input);
  return { name, email };
}
