import type { WriteContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";

type Own = { readonly id: string; readonly name: string };

/** One of the person's own devices, locked until the transaction ends. Another person's is not there. */
export async function findDevice(ctx: WriteContext, id: string): Promise<Own> {
  const [device] = await ctx.sql<Own>(
    `SELECT d.id, d.name FROM push_device d JOIN session s ON s.id = d.session_id
     WHERE d.id = $1 AND s.user_id = $2 FOR UPDATE OF d`,
    [id, ctx.actor.personId],
  );
  if (!device) throw new Refusal("not_found", "push_device_not_found");
  return device;
}
