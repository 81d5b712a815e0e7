import type { ImportId } from "@/common/import/settings";
import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { mustHave } from "@/server/identity/rights";
import { findRunForWrite, needed } from "./access";
import { begin } from "./begin";

/** Brings the rows in, as they were checked. The audit log keeps who brought how much. */
export async function startImport(ctx: HotContext, { id }: ImportId) {
  const run = await findRunForWrite(ctx, id);
  mustHave(ctx.actor, needed[run.settings.kind]);
  if (run.startedAt) throw new Refusal("rule", "import_started");
  if (run.state !== "checked") throw new Refusal("rule", "import_unchecked");
  await begin(ctx, run, "running");
  ctx.audit({
    kind: "imported",
    id,
    name: run.fileName,
    details: { count: run.total ?? 0, what: run.settings.kind },
  });
  return { id };
}
