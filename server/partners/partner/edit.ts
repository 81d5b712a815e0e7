import type { EditPartnerInput, PartnerField } from "@/common/partners/partner";
import type { WriteContext } from "@/server/core/context";
import { toEveryone } from "@/server/core/shared-record";
import { findForWrite } from "./access";
import { castOf, columnOf, searchTextOf } from "./columns";
import type { RecordEntry } from "./history";
import { checkParent } from "./parent";
import type { PartnerRow } from "./view";

type Effect = { readonly field: PartnerField; readonly before: unknown; readonly after: unknown };

/**
 * Edits fields in place. Of two who write the same field the later one stands, and the history shows what it replaced;
 * different fields merge, for only the named ones are written.
 */
export const editPartner =
  (recordEntry: RecordEntry) =>
  async (ctx: WriteContext, { id, changes }: EditPartnerInput) => {
    const row = await findForWrite(ctx, id);
    const effects = effectsOf(row, changes);
    if (effects.length === 0) return { id, version: row.version, timelineSeq: row.timelineSeq };

    const parent = effects.find((effect) => effect.field === "parentId")?.after;
    if (typeof parent === "string") await checkParent(ctx, id, parent);
    const timelineSeq = await recordEntry(ctx, {
      entity: "partners.partner",
      recordId: id,
      kind: "changed",
      changes: effects,
    });
    await write(ctx, row, effects, timelineSeq);
    ctx.changed("partners.partner", id, toEveryone.updated);
    return { id, version: row.version + 1, timelineSeq };
  };

function effectsOf(row: PartnerRow, changes: EditPartnerInput["changes"]): Effect[] {
  return (Object.keys(changes) as PartnerField[])
    .map((field) => ({ field, before: row[field], after: changes[field]?.next }))
    .filter(({ before, after }) => after !== undefined && JSON.stringify(before) !== JSON.stringify(after));
}

async function write(ctx: WriteContext, row: PartnerRow, effects: readonly Effect[], timelineSeq: number) {
  const after = { ...row, ...Object.fromEntries(effects.map((effect) => [effect.field, effect.after])) };
  const sets = effects.map(({ field }, index) => `${columnOf[field]} = $${index + 5}${castOf(field)}`);
  await ctx.sql(
    `UPDATE partner SET version = version + 1, updated_at = $2, timeline_seq = $3, search_text = $4, ${sets.join(", ")}
     WHERE id = $1`,
    [row.id, ctx.now, timelineSeq, searchTextOf(after), ...effects.map((effect) => effect.after)],
  );
}
