import type { AuditKind } from "@/common/identity/audit";
import type { EditPersonInput } from "@/common/identity/person";
import { defaultScope } from "@/common/identity/roles";
import { changedFields } from "@/server/core/changed-fields";
import type { WriteContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { toEveryone } from "@/server/core/shared-record";
import { mustHave } from "../rights";
import { aboutPerson, announceAccess, endSessions, findForAdministration } from "./access";
import type { PersonRow } from "./view";

type Changes = EditPersonInput["changes"];

/** Renames a person, gives them other rights, takes them off duty or back. */
export async function editPerson(ctx: WriteContext, { id, changes }: EditPersonInput) {
  mustHave(ctx.actor, "administer");
  const administrators = await lockAdministrators(ctx);
  const before = await findForAdministration(ctx, id);
  const after = settle(before, changes);
  const stays = after.active && after.role === "admin";
  if (!stays && administrators.length === 1 && administrators[0] === id) {
    throw new Refusal("rule", "last_administrator");
  }
  await ctx.sql(
    `UPDATE person SET name = $2, role = $3::role, scope = $4::record_scope, active = $5 WHERE id = $1`,
    [id, after.name, after.role, after.scope, after.active],
  );
  if (before.active && !after.active) await lockOut(ctx, id);
  await announce(ctx, before, after);
  note(ctx, before, after);
  return { id };
}

/**
 * The active administrators, locked in one order: of two who would take the last ones away at once, the second waits
 * and then finds one left.
 */
async function lockAdministrators(ctx: WriteContext): Promise<string[]> {
  const rows = await ctx.sql<{ id: string }>(
    `SELECT id FROM person WHERE role = 'admin' AND active ORDER BY id FOR UPDATE`,
  );
  return rows.map((row) => row.id);
}

function settle(before: PersonRow, { name, role, scope, active }: Changes) {
  const fallback = role && role !== before.role ? defaultScope[role] : before.scope;
  return {
    name: name ?? before.name,
    role: role ?? before.role,
    scope: scope ?? fallback,
    active: active ?? before.active,
  };
}

type Settled = ReturnType<typeof settle>;

async function lockOut(ctx: WriteContext, id: string): Promise<void> {
  await endSessions(ctx, id);
  await ctx.sql("DELETE FROM access_link WHERE person_id = $1 AND used_at IS NULL", [id]);
}

async function announce(ctx: WriteContext, before: PersonRow, after: Settled): Promise<void> {
  const sameAccess =
    before.role === after.role && before.scope === after.scope && before.active === after.active;
  if (!sameAccess) return announceAccess(ctx, before.id);
  if (before.name === after.name) return;
  await ctx.sql("UPDATE person SET version = version + 1, updated_at = $2 WHERE id = $1", [
    before.id,
    ctx.now,
  ]);
  ctx.changed("identity.person", before.id, toEveryone.updated);
}

/** One line per thing that was done. */
function note(ctx: WriteContext, before: PersonRow, { name, role, scope, active }: Settled): void {
  const about = aboutPerson(before);
  const line = (kind: AuditKind, wished: object) => {
    const changes = changedFields(before, wished);
    if (changes.length > 0) ctx.audit({ kind, ...about, details: { changes } });
  };
  line("personChanged", { name });
  line("roleChanged", { role, scope });
  line(active ? "reactivated" : "deactivated", { active });
}
