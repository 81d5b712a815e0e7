import type { RenameDeviceInput } from "@/common/messaging/push";
import type { WriteContext } from "@/server/core/context";
import { announceSessions } from "@/server/identity/person/access";
import { findDevice } from "./access";

export async function renameDevice(ctx: WriteContext, { id, name }: RenameDeviceInput) {
  await findDevice(ctx, id);
  await ctx.sql("UPDATE push_device SET name = $2 WHERE id = $1", [id, name]);
  await announceSessions(ctx, ctx.actor.personId);
  return { id };
}
