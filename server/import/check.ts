import type { ImportId } from "@/common/import/settings";
import type { HotContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { mustHave } from "@/server/identity/rights";
import { findRunForWrite, needed } from "./access";
import { begin } from "./begin";

/** Sets off the dry run: reads the whole file as the import would, and writes nothing of it. */
export async function checkImport(ctx: HotContext, { id }: ImportId) {
  const run = await findRunForWrite(ctx, id);
  mustHave(ctx.actor, needed[run.settings.kind]);
  if (run.startedAt || !["draft", "checked", "failed"].includes(run.state))
    throw new Refusal("rule", "import_started");
  await begin(ctx, run, "checking");
  return { id };
}
