import type { CreateTeamInput } from "@/common/identity/sales-team";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { toEveryone } from "@/server/core/shared-record";
import { unlessTaken } from "@/server/core/unless-taken";
import { mustHave } from "../rights";
import { refuseNameTwice } from "./access";

export async function createTeam(ctx: WriteContext, { id, name, hue }: CreateTeamInput) {
  mustHave(ctx.actor, "administer");
  await refuseNameTwice(ctx, name, id);
  await unlessTaken(
    { sales_team_pkey: "id" },
    ctx.sql("INSERT INTO sales_team (id, name, hue, updated_at) VALUES ($1, $2, $3, $4)", [
      id,
      name,
      hue,
      ctx.now,
    ]),
  );
  ctx.changed("identity.salesTeam", id, toEveryone.created);
  auditSetting(ctx, { entity: "identity.salesTeam", id, name, what: "created" });
  return { id };
}
