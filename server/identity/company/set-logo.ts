import { createHash } from "node:crypto";
import type { SetLogoInput } from "@/common/identity/company";
import { auditSetting } from "@/server/core/audit-setting";
import type { WriteContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { toEveryone } from "@/server/core/shared-record";
import { mustHave } from "../rights";
import { readPng } from "./png";

/** Gives the company a logo, another one, or none. */
export async function setLogo(ctx: WriteContext, { image }: SetLogoInput) {
  mustHave(ctx.actor, "administer");
  const bytes = image === null ? null : readPng(image, "image");
  const digest = bytes && createHash("sha256").update(bytes).digest("hex");
  const [company] = await ctx.sql<{ id: string; name: string }>(
    "UPDATE company SET logo = $1, version = version + 1 RETURNING id, name",
    [digest],
  );
  if (!company) throw new Refusal("not_found", "company_not_found");
  if (bytes) {
    await ctx.sql(
      `INSERT INTO company_logo (company_id, digest, body) VALUES ($1, $2, $3)
       ON CONFLICT (company_id) DO UPDATE SET digest = excluded.digest, body = excluded.body`,
      [company.id, digest, bytes],
    );
  } else await ctx.sql("DELETE FROM company_logo WHERE company_id = $1", [company.id]);
  ctx.changed("identity.company", company.id, toEveryone.updated);
  const of = { entity: "identity.company", ...company } as const;
  const [before, wished] = [{ logo: bytes === null }, { logo: bytes !== null }];
  auditSetting(ctx, { ...of, what: "changed", before, wished });
  return { logo: digest };
}
