import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import type { WelcomeInput } from "@/common/identity/welcome";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { toEveryone } from "@/server/core/shared-record";
import { setPassword } from "../password";
import { onlyWhileEmpty } from "./access";
import { firstStages, firstTeam } from "./first-pipeline";

/**
 * The first visit: the company, its administrator, a team and a pipeline to begin with. What an import brought before
 * it stays as it is.
 */
export async function createCompany(ctx: WriteContext, input: WelcomeInput) {
  await onlyWhileEmpty(ctx);
  const company = await writeCompany(ctx, input);
  await writeAdministrator(ctx, input);
  await writeTeam(ctx, input);
  await writeStages(ctx, input);
  auditSetting(ctx, {
    entity: "identity.company",
    id: company,
    name: input.companyName,
    what: "created",
  });
  return { personId: ctx.actor.personId };
}

async function writeCompany(
  ctx: WriteContext,
  { companyName, currency, locale }: WelcomeInput,
): Promise<string> {
  const [company] = await ctx.sql<{ id: string }>("SELECT id FROM company LIMIT 1");
  const id = company?.id ?? randomUUID();
  await ctx.sql(
    `INSERT INTO company AS c (id, name, currency, locale, setup) VALUES ($1, $2, $3, $4, ${passed})
     ON CONFLICT (id) DO UPDATE SET name = $2, currency = $3, locale = $4, setup = excluded.setup,
       version = c.version + 1`,
    [id, companyName, currency, locale],
  );
  ctx.changed("identity.company", id, company ? toEveryone.updated : toEveryone.created);
  return id;
}

/** Steps of the first run that need nobody any more: this one, and those that an import has taken. */
const passed = `ARRAY['company']
  || CASE WHEN EXISTS (SELECT FROM sales_team) THEN ARRAY['team'] ELSE '{}' END
  || CASE WHEN EXISTS (SELECT FROM stage) THEN ARRAY['stages'] ELSE '{}' END
  || CASE WHEN EXISTS (SELECT FROM opportunity) THEN ARRAY['opportunity'] ELSE '{}' END`;

async function writeAdministrator(
  ctx: WriteContext,
  { name, email, locale, password }: WelcomeInput,
): Promise<void> {
  const id = ctx.actor.personId;
  await ctx.sql(
    `INSERT INTO person AS p (id, name, email, role, scope, colour, locale, updated_at)
     VALUES ($1, $2, $3, 'admin', 'all', 1, $4, $5)
     ON CONFLICT (id) DO UPDATE SET name = $2, role = 'admin', scope = 'all', active = true, locale = $4,
       access_version = p.access_version + 1, version = p.version + 1, updated_at = $5`,
    [id, name, email, locale, ctx.now],
  );
  await setPassword(ctx, id, await hashPassword(password));
  ctx.changed("identity.person", id, toEveryone.created);
}

async function writeTeam(ctx: WriteContext, { locale }: WelcomeInput): Promise<void> {
  const existing = await ctx.sql("SELECT id FROM sales_team LIMIT 1");
  if (existing.length > 0) return;
  const id = randomUUID();
  await ctx.sql("INSERT INTO sales_team (id, name, hue, updated_at) VALUES ($1, $2, 1, $3)", [
    id,
    firstTeam[locale],
    ctx.now,
  ]);
  await ctx.sql("INSERT INTO membership (person_id, team_id, leader) VALUES ($1, $2, true)", [
    ctx.actor.personId,
    id,
  ]);
  ctx.changed("identity.salesTeam", id, toEveryone.created);
}

async function writeStages(ctx: WriteContext, { locale }: WelcomeInput): Promise<void> {
  const existing = await ctx.sql("SELECT id FROM stage LIMIT 1");
  if (existing.length > 0) return;
  for (const stage of firstStages(locale)) {
    const id = randomUUID();
    await ctx.sql(
      `INSERT INTO stage (id, name, position, is_won, probability, rotting_days, hue)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, stage.name, stage.position, stage.isWon, stage.probability, stage.rottingDays, stage.hue],
    );
    ctx.changed("crm.stage", id, toEveryone.created);
  }
}
