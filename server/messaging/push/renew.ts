import type { RenewDeviceInput } from "@/common/messaging/push";
import type { WriteContext } from "@/server/core/context";
import { announceSessions } from "@/server/identity/person/access";
import { findDevice, mustBeReachable } from "./access";

/** The browser has subscribed anew: the device stays what it is, with its name and what is held back for it. */
export async function renewDevice(ctx: WriteContext, { id, ...subscription }: RenewDeviceInput) {
  mustBeReachable(subscription);
  await findDevice(ctx, id);
  const { endpoint, p256dh, auth } = subscription;
  await ctx.sql("DELETE FROM push_device WHERE endpoint = $2 AND id <> $1", [id, endpoint]);
  await ctx.sql("UPDATE push_device SET endpoint = $2, p256dh = $3, auth = $4 WHERE id = $1", [
    id,
    endpoint,
    p256dh,
    auth,
  ]);
  await announceSessions(ctx, ctx.actor.personId);
  return { id };
}
