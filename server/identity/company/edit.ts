import type { EditCompanyInput } from "@/common/identity/company";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { toEveryone } from "@/server/core/shared-record";
import { mustHave } from "../rights";
import { readCompany } from "./view";

/** Renames the company or says in which currency and language it works. Amounts stay the numbers they are. */
export async function editCompany(ctx: WriteContext, { changes }: EditCompanyInput) {
  mustHave(ctx.actor, "administer");
  const [before] = (await readCompany(ctx.sql, null)).values();
  const { name = null, currency = null, locale = null } = changes;
  const [company] = await ctx.sql<{ id: string }>(
    `UPDATE company SET name = coalesce($1, name), currency = coalesce($2, currency),
       locale = coalesce($3, locale), version = version + 1
     RETURNING id`,
    [name, currency, locale],
  );
  if (!company) throw new Refusal("not_found", "company_not_found");
  ctx.changed("identity.company", company.id, toEveryone.updated);
  const of = { entity: "identity.company", id: company.id, name: before?.name ?? null } as const;
  auditSetting(ctx, { ...of, what: "changed", before, wished: changes });
  return { id: company.id };
}
