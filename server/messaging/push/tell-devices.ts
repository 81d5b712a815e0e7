import { createHash } from "node:crypto";
import type { HotContext } from "@/server/core/context";

/**
 * Puts a job into the queue for each device of those who are told, in the transaction that tells them. What is sent,
 * and whether, is decided when the job runs.
 */
export function tellDevices(ctx: HotContext, noticeIds: readonly string[]): void {
  ctx.send(
    `SELECT 1 FROM notice n
     JOIN session s ON s.user_id = n.person_id
     JOIN push_device d ON d.session_id = s.id
     CROSS JOIN LATERAL graphile_worker.add_job('push', json_build_object('device', d.id, 'notice', n.id),
       queue_name := 'push:' || left(md5(d.id::text), 2), job_key := 'push:' || n.id || ':' || d.id, max_attempts := 12)
     WHERE n.id = ANY($1::uuid[])`,
    [noticeIds],
    "tell-devices",
  );
}

/**
 * The line in which a device's messages stand: one after the other, so that a service that does not answer holds up a
 * few devices and not everybody's. There are 256 of them, because PostgreSQL remembers each for ever.
 */
export const lineOf = (deviceId: string): string =>
  `push:${createHash("md5").update(deviceId).digest("hex").slice(0, 2)}`;
