import type { PushMessage } from "@/common/messaging/push";
import type { Sql } from "@/server/core/db";
import type { Target } from "./queries";
import { lineOf } from "./tell-devices";

/**
 * Keeps back what comes in quiet hours: one job for the device runs when they end, and sends what is unread by then, one
 * message for all of it.
 */
export async function holdBack(sql: Sql, { id }: Target, createdAt: Date, until: Date): Promise<void> {
  await sql(
    `WITH held AS (
       UPDATE push_device SET held_at = least(held_at, $2::timestamptz) WHERE id = $1 RETURNING id
     )
     SELECT 1 FROM held CROSS JOIN LATERAL graphile_worker.add_job('push',
       json_build_object('device', held.id, 'held', '1'), queue_name := $4, run_at := $3::timestamptz,
       job_key := 'push-held:' || held.id, max_attempts := 12)`,
    [id, createdAt, until, lineOf(id)],
    "push-hold",
  );
}

/** What was held back is sent, or nobody needs it any more; what came meanwhile is held anew. */
export async function letGo(sql: Sql, { id, heldAt }: Target): Promise<void> {
  await sql("UPDATE push_device SET held_at = NULL WHERE id = $1 AND held_at = $2", [id, heldAt]);
}

export const heldMessage = ({ id }: Target, count: number): Omit<PushMessage, "unread"> => ({
  device: id,
  tag: "held",
  kind: "held",
  who: null,
  name: null,
  count,
  to: "/pipeline?notice=all",
  read: [],
});
