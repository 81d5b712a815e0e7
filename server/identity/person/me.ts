import type { Me } from "@/common/identity/records";
import type { Actor } from "@/server/core/context";
import type { Sql } from "@/server/core/db";
import { Refusal } from "@/server/core/refusal";
import { readPeople, viewOfSelf } from "./view";

/** The person who asks, and whether they look at the demo company. */
export async function readMe(sql: Sql, actor: Actor): Promise<{ readonly me: Me; readonly demo: boolean }> {
  const person = (await readPeople(sql, [actor.personId])).get(actor.personId);
  if (!person) throw new Refusal("not_found", "person_not_found");
  const demo = await sql("SELECT id FROM company WHERE demo LIMIT 1");
  return { me: viewOfSelf(person), demo: demo.length > 0 };
}
