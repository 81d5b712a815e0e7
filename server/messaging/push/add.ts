import type { AddDeviceInput } from "@/common/messaging/push";
import type { WriteContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { announceSessions } from "@/server/identity/person/access";
import { mustBeReachable } from "./access";

/**
 * Subscribes the device that asks, for as long as its session lasts. Whoever signs in on it later takes its place:
 * nobody before them hears anything there any more (attack 55).
 */
export async function addDevice(ctx: WriteContext, device: AddDeviceInput, token: string | null) {
  mustBeReachable(device);
  const [session] = await ctx.sql<{ id: string }>(
    "SELECT id FROM session WHERE token = $1 AND user_id = $2 FOR UPDATE",
    [token, ctx.actor.personId],
  );
  if (!session) throw new Refusal("not_found", "session_not_found");
  await ctx.sql("DELETE FROM push_device WHERE session_id = $1 OR endpoint = $2", [
    session.id,
    device.endpoint,
  ]);
  await ctx.sql(
    `INSERT INTO push_device (id, session_id, name, endpoint, p256dh, auth, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [device.id, session.id, device.name, device.endpoint, device.p256dh, device.auth, ctx.now],
  );
  await announceSessions(ctx, ctx.actor.personId);
  return { id: device.id };
}
