import type { PushDeviceId } from "@/common/messaging/push";
import type { WriteContext } from "@/server/core/context";
import { announceSessions } from "@/server/identity/person/access";
import { enqueue } from "@/server/jobs/queue";
import { findDevice } from "./access";
import { lineOf } from "./tell-devices";

/** Sends one to a device of one's own to see that it arrives, whatever the quiet hours are. */
export async function sendTrial(ctx: WriteContext, { id }: PushDeviceId) {
  await findDevice(ctx, id);
  await enqueue(ctx, "push", `push-trial:${id}`, { device: id }, { line: lineOf(id) });
  await announceSessions(ctx, ctx.actor.personId);
  return { id };
}
