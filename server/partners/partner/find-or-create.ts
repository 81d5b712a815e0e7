import { randomUUID } from "node:crypto";
import type { HotContext } from "@/server/core/context";
import { createPartner } from "./create";
import type { RecordEntry } from "./history";

/** The oldest company of this name, letter case aside; where there is none, a new prospect. */
export async function findOrCreateCompany(
  ctx: HotContext,
  name: string,
  recordEntry: RecordEntry,
): Promise<{ id: string; name: string }> {
  const [known] = await ctx.sql<{ id: string; name: string }>(
    `SELECT id, name FROM partner WHERE form = 'company' AND lower(name) = lower($1) ORDER BY created_at, id LIMIT 1`,
    [name],
  );
  if (known) return known;
  const id = randomUUID();
  await createPartner(recordEntry)(ctx, { id, form: "company", name, kinds: ["prospect"] });
  return { id, name };
}
