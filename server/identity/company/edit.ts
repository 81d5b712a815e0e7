import type { EditCompanyInput } from "@/common/identity/company";
import type { CompanyRecord } from "@/common/identity/records";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { invalid, Refusal } from "@/server/core/refusal";
import { toEveryone } from "@/server/core/shared-record";
import { mustHave } from "../rights";
import { readCompany } from "./view";

/**
 * Makes amounts still: nobody writes one while it is asked whether there are any. They are the pipeline's, which stands
 * above identity in the order of the domains, so the question is handed in where the router is mounted.
 */
export type HasAmounts = (ctx: WriteContext) => Promise<boolean>;

/** Sets what the whole company works with. Its currency stays once there are amounts, for nothing is converted. */
export const editCompany =
  (hasAmounts: HasAmounts) =>
  async (ctx: WriteContext, { changes }: EditCompanyInput) => {
    mustHave(ctx.actor, "administer");
    const wished = Object.entries(changes).filter(([, value]) => value !== undefined);
    const isNewCurrency = changes.currency !== undefined;
    const mayCount = !isNewCurrency || !(await hasAmounts(ctx));
    const [before] = (await readCompany(ctx.sql, null, "FOR UPDATE")).values();
    if (!before) throw new Refusal("not_found", "company_not_found");
    const after: CompanyRecord = { ...before, ...Object.fromEntries(wished) };
    if (after.currency !== before.currency && !mayCount) throw new Refusal("rule", "currency_in_use");
    if (!after.languages.includes(after.locale)) throw invalid("languages", "company_language");

    await ctx.sql(
      `UPDATE company SET name = $2, currency = $3, locale = $4, languages = $5::text[], fiscal_year_start = $6,
         version = version + 1
       WHERE id = $1`,
      [after.id, after.name, after.currency, after.locale, after.languages, after.fiscalYearStart],
    );
    ctx.changed("identity.company", after.id, toEveryone.updated);
    const of = { entity: "identity.company", id: after.id, name: before.name } as const;
    auditSetting(ctx, { ...of, what: "changed", before, wished: changes });
    return { id: after.id };
  };
