import { ECDH } from "node:crypto";
import type { RenewDeviceInput } from "@/common/messaging/push";
import type { WriteContext } from "@/server/core/context";
import { mayBeAsked } from "@/server/core/post-outside";
import { invalid, Refusal } from "@/server/core/refusal";

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

/** @throws Refusal where nothing could be sent there, or must not be (attack 50). */
export function mustBeReachable({ endpoint, p256dh }: Omit<RenewDeviceInput, "id">): void {
  if (!mayBeAsked(endpoint)) throw invalid("endpoint", "push");
  if (!isPoint(p256dh)) throw invalid("p256dh", "push");
}

/** Whether a device's key is one: with another nothing could ever be encrypted for it. */
function isPoint(key: string): boolean {
  try {
    ECDH.convertKey(key, "prime256v1", "base64url");
    return true;
  } catch {
    return false;
  }
}
