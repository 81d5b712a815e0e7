import type { Exported, ExportInput, ExportReply } from "@/common/spreadsheet/export-input";
import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { unlessTaken } from "@/server/core/unless-taken";
import { filtersOf } from "./filters-of";
import { sheetOf } from "./sheet-of";
import { wordsFor } from "./words";
import { mostXlsxRows } from "./xlsx";

/** Exports of one person within ten minutes; more is copying, not working. */
const mostOfOne = 20;

/** For the audit log: what each list holds. */
const entities: Record<Exported["list"], string> = {
  opportunities: "crm.opportunity",
  partners: "partners.partner",
  audit: "identity.audit",
};

/**
 * Notes who takes which list out of Cordée, narrowed to what and how many rows, and lets them fetch it for a moment. The
 * line is written before a row leaves, so that whoever breaks off has left it too.
 *
 * @throws Refusal where they may not see the list, ask too often, or want more rows than the format has
 */
export async function startExport(ctx: HotContext, { id, format, of }: ExportInput): Promise<ExportReply> {
  const sheet = sheetOf(ctx, of, wordsFor("en"));
  await refuseMany(ctx);
  const count = await sheet.count(ctx.sql);
  if (format === "xlsx" && count > mostXlsxRows) throw new Refusal("rule", "too_many_rows");
  const insert = ctx.sql(
    `INSERT INTO export_ticket (id, person_id, format, spec, count, created_at)
     VALUES ($1, $2, $3, $4::jsonb, $5, $6)`,
    [id, ctx.actor.personId, format, JSON.stringify(of), count, ctx.now],
  );
  await unlessTaken({ export_ticket_pkey: "id" }, insert);
  const filters = await filtersOf(ctx, of);
  ctx.audit({
    kind: "exported",
    entity: entities[of.list],
    details: { what: of.list, format: format.toUpperCase(), count, ...(filters.length > 0 && { filters }) },
  });
  return { count };
}

/** Tickets of a day ago are of no use to anybody. */
async function refuseMany(ctx: HotContext): Promise<void> {
  const { personId } = ctx.actor;
  // One at a time, so that those asked for at once count too.
  await ctx.sql("SELECT pg_advisory_xact_lock(hashtext('export'), hashtext($1))", [personId]);
  ctx.send("DELETE FROM export_ticket WHERE person_id = $1 AND created_at < now() - interval '1 day'", [
    personId,
  ]);
  const [row] = await ctx.sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM export_ticket
     WHERE person_id = $1 AND created_at > now() - interval '10 minutes'`,
    [personId],
  );
  if ((row?.count ?? 0) >= mostOfOne) throw new Refusal("too_many", "too_many_exports");
}
