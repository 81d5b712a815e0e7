import type { CreatePartnerInput, PartnerField } from "@/common/partners/partner";
import type { HotContext } from "@/server/core/context";
import { toEveryone } from "@/server/core/shared-record";
import { unlessTaken } from "@/server/core/unless-taken";
import { mustHave } from "@/server/identity/rights";
import { castOf, columnOf, searchTextOf } from "./columns";
import type { RecordEntry } from "./history";
import { checkParent } from "./parent";

export const createPartner =
  (recordEntry: RecordEntry) => async (ctx: HotContext, input: CreatePartnerInput) => {
    mustHave(ctx.actor, "partners");
    if (input.parentId) await checkParent(ctx, input.id, input.parentId);
    await unlessTaken({ partner_pkey: "id" }, insert(ctx, input));
    await recordEntry(ctx, { entity: "partners.partner", recordId: input.id, kind: "created" });
    ctx.changed("partners.partner", input.id, toEveryone.created);
    return { id: input.id, version: 1 };
  };

function insert(ctx: HotContext, input: CreatePartnerInput): Promise<unknown> {
  const { email = null, phone = null, city = null } = input;
  const fields = (Object.keys(columnOf) as PartnerField[]).filter((field) => input[field] !== undefined);
  const columns = fields.map((field) => `, ${columnOf[field]}`).join("");
  const places = fields.map((field, index) => `, $${index + 5}${castOf(field)}`).join("");
  return ctx.sql(
    `INSERT INTO partner (id, form, search_text, timeline_seq, created_at, updated_at${columns})
     VALUES ($1, $2::partner_form, $3, 1, $4, $4${places})`,
    [
      input.id,
      input.form,
      searchTextOf({ name: input.name, email, phone, city }),
      ctx.now,
      ...fields.map((field) => input[field]),
    ],
  );
}
