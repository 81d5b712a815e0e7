import {
  defaultChoices,
  type PushChoices,
  type PushDeviceRecord,
  type PushKind,
  type PushSettings,
} from "@/common/messaging/push";
import type { ReadContext } from "@/server/core/context";
import type { Sql } from "@/server/core/db";
import { env } from "@/server/core/env";

/** The person's own devices, choices, and what their browser needs to subscribe. No endpoint leaves the server. */
export async function readPush(ctx: ReadContext, token: string | null): Promise<PushSettings> {
  const { personId } = ctx.actor;
  const devices = await ctx.sql<Omit<PushDeviceRecord, "addedAt"> & { createdAt: Date }>(
    `SELECT d.id, d.name, d.created_at AS "createdAt", coalesce(s.token = $2, false) AS current
     FROM push_device d JOIN session s ON s.id = d.session_id
     WHERE s.user_id = $1 AND s.expires_at > now() ORDER BY d.created_at DESC, d.id`,
    [personId, token],
  );
  return {
    key: env.vapid?.publicKey ?? null,
    devices: devices.map(({ createdAt, ...device }) => ({ ...device, addedAt: createdAt.toISOString() })),
    choices: await readChoices(ctx.sql, personId),
  };
}

async function readChoices(sql: Sql, personId: string): Promise<PushChoices> {
  const [row] = await sql<ChoicesRow>(
    `SELECT muted, quiet_from AS "quietFrom", quiet_until AS "quietUntil" FROM push_choices WHERE person_id = $1`,
    [personId],
  );
  return choicesOf(row ?? null);
}

type ChoicesRow = {
  readonly muted: readonly PushKind[];
  readonly quietFrom: number | null;
  readonly quietUntil: number | null;
};

function choicesOf(row: ChoicesRow | null): PushChoices {
  if (!row) return defaultChoices;
  const { muted, quietFrom: from, quietUntil: until } = row;
  return { muted, quiet: from === null || until === null ? null : { from, until } };
}

/** A device to which something may be sent now, and the person it is for. */
export type Target = {
  readonly id: string;
  readonly personId: string;
  readonly timeZone: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly heldAt: Date | null;
  readonly choices: PushChoices;
};

/** Null where the device is gone, its session over or its person off duty: looked at whenever something is to be sent. */
export async function readTarget(sql: Sql, id: string): Promise<Target | null> {
  const [row] = await sql<Omit<Target, "choices"> & ChoicesRow & { readonly chose: boolean }>(
    `SELECT d.id, d.endpoint, d.p256dh, d.auth, d.held_at AS "heldAt", p.id AS "personId",
       p.time_zone AS "timeZone", c.person_id IS NOT NULL AS chose, c.muted,
       c.quiet_from AS "quietFrom", c.quiet_until AS "quietUntil"
     FROM push_device d
     JOIN session s ON s.id = d.session_id AND s.expires_at > now()
     JOIN person p ON p.id = s.user_id AND p.active
     LEFT JOIN push_choices c ON c.person_id = p.id
     WHERE d.id = $1`,
    [id],
    "push-target",
  );
  if (!row) return null;
  const { chose, muted, quietFrom, quietUntil, ...target } = row;
  return { ...target, choices: choicesOf(chose ? { muted, quietFrom, quietUntil } : null) };
}
