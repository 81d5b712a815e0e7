import type { PassStepsInput } from "@/common/identity/company";
import { setupSteps } from "@/common/identity/setup-steps";
import type { WriteContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { toEveryone } from "@/server/core/shared-record";
import { mustHave } from "../rights";
import { readCompany } from "./view";

/** Puts steps of the first run behind the company, done or left out; whoever administers it goes on after them. */
export async function passSteps(ctx: WriteContext, { steps }: PassStepsInput) {
  mustHave(ctx.actor, "administer");
  const [company] = (await readCompany(ctx.sql, null, "FOR UPDATE")).values();
  if (!company) throw new Refusal("not_found", "company_not_found");
  const setup = setupSteps.filter((step) => company.setup.includes(step) || steps.includes(step));
  await ctx.sql("UPDATE company SET setup = $2::text[], version = version + 1 WHERE id = $1", [
    company.id,
    setup,
  ]);
  ctx.changed("identity.company", company.id, toEveryone.updated);
  return { setup };
}
