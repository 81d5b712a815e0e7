import type { HotContext, ReadContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { mustHave } from "@/server/identity/rights";
import { type PartnerRow, readPartners } from "./view";

/** One directory for the whole company. */
export const canSee = () => true;

export async function findPartner(ctx: ReadContext, id: string): Promise<PartnerRow> {
  return found(await readPartners(ctx.sql, [id]), id);
}

/** Those of them that are there. */
export async function visiblePartners(ctx: ReadContext, ids: readonly string[]): Promise<string[]> {
  return [...(await readPartners(ctx.sql, ids)).keys()];
}

/** For commands: the row stays locked until the transaction ends. */
export async function findForWrite(ctx: HotContext, id: string): Promise<PartnerRow> {
  mustHave(ctx.actor, "partners");
  return found(await readPartners(ctx.sql, [id], "FOR UPDATE OF p"), id);
}

function found(partners: ReadonlyMap<string, PartnerRow>, id: string): PartnerRow {
  const partner = partners.get(id);
  if (!partner) throw new Refusal("not_found", "partner_not_found");
  return partner;
}
