import type { PushDeviceId } from "@/common/messaging/push";
import type { WriteContext } from "@/server/core/context";
import { announceSessions } from "@/server/identity/person/access";
import { findDevice } from "./access";

/** Nothing is pushed to the device any more; it stays signed in. */
export async function removeDevice(ctx: WriteContext, { id }: PushDeviceId) {
  await findDevice(ctx, id);
  await ctx.sql("DELETE FROM push_device WHERE id = $1", [id]);
  await announceSessions(ctx, ctx.actor.personId);
  return { id };
}
