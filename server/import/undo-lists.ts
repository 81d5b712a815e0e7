import { rights } from "@/common/identity/roles";
import { auditSetting } from "@/server/core/audit-setting";
import { toEveryone } from "@/server/core/shared-record";
import type { Undo, Undone } from "./undo-run";

type ListEntity = "crm.tag" | "crm.lostReason" | "crm.stage" | "identity.salesTeam";

/** Table of each, and what names it; deleted opportunities count, for they may come back. */
const tables: Record<ListEntity, { readonly table: string; readonly used: string }> = {
  "crm.tag": { table: "tag", used: "EXISTS (SELECT FROM opportunity WHERE tag_ids @> ARRAY[t.id])" },
  "crm.lostReason": {
    table: "lost_reason",
    used: "EXISTS (SELECT FROM opportunity WHERE lost_reason_id = t.id)",
  },
  "crm.stage": { table: "stage", used: "EXISTS (SELECT FROM opportunity WHERE stage_id = t.id)" },
  "identity.salesTeam": {
    table: "sales_team",
    used: `EXISTS (SELECT FROM opportunity WHERE team_id = t.id) OR EXISTS (SELECT FROM membership WHERE team_id = t.id)
      OR EXISTS (SELECT FROM stage WHERE team_id = t.id)`,
  },
};

type Row = { readonly id: string; readonly name: string; readonly isUsed: boolean; readonly version: number };

/** Stages, teams, tags and reasons that an import added go where nothing uses them and nobody changed them. */
export const undoLists =
  (entity: ListEntity): Undo =>
  async (ctx, records) => {
    const { table, used } = tables[entity];
    const ids = records.map(({ recordId }) => recordId);
    const rows = await ctx.sql<Row>(
      `SELECT t.id, t.name, t.version, (${used}) AS "isUsed" FROM ${table} t WHERE t.id = ANY($1::uuid[]) FOR UPDATE`,
      [ids],
    );
    const mayRemove = rights[ctx.actor.role][entity === "identity.salesTeam" ? "administer" : "configure"];
    const done = new Map<string, Undone>(ids.map((id) => [id, "gone"]));
    for (const row of rows) done.set(row.id, outcomeOf(row, mayRemove));
    for (const { id, name } of rows.filter((row) => done.get(row.id) === "removed")) {
      await ctx.sql(`DELETE FROM ${table} WHERE id = $1`, [id]);
      ctx.changed(entity, id, toEveryone.deleted);
      auditSetting(ctx, { entity, id, name, what: "removed" });
    }
    return done;
  };

function outcomeOf({ isUsed, version }: Row, mayRemove: boolean): Undone {
  if (isUsed) return "used";
  return version === 1 && mayRemove ? "removed" : "changed";
}
