import type { HotContext } from "@/server/core/context";
import type { Sql } from "@/server/core/db";
import { toEveryone } from "@/server/core/shared-record";
import { canSee, findForWrite } from "@/server/partners/partner/access";
import type { PartnerRow } from "@/server/partners/partner/view";
import type { Sighted, Viewer } from "../notice/view";
import { recordEntry } from "../timeline/record-entry";
import type { NoteHolder, NoteLine } from "./holder";

/** Notes on partners, which stand below messaging and know nothing of it: by whoever may edit partners. */
export const partnerNotes: NoteHolder<PartnerRow> = {
  entity: "partners.partner",
  findForWrite,
  canSee,
  async write(ctx: HotContext, row: PartnerRow, told: NoteLine | "revised") {
    const timelineSeq =
      told === "revised"
        ? row.timelineSeq + 1
        : await recordEntry(ctx, { entity: "partners.partner", recordId: row.id, ...told });
    await ctx.sql(
      `UPDATE partner SET version = version + 1, updated_at = $2, timeline_seq = $3 WHERE id = $1`,
      [row.id, ctx.now, timelineSeq],
      "partner-note",
    );
    ctx.changed("partners.partner", row.id, toEveryone.updated);
    return { id: row.id, version: row.version + 1, timelineSeq };
  },
};

/** Everybody sees every partner: for what is told of them in notices. */
export async function partnerSight(sql: Sql, ids: readonly string[]) {
  const rows = await sql<{ id: string; name: string }>(
    "SELECT id, name FROM partner WHERE id = ANY($1::uuid[])",
    [ids],
    "partner-sight",
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (_viewer: Viewer, id: string): Sighted => {
    const name = names.get(id);
    return name === undefined ? null : { isDeleted: false, name };
  };
}
