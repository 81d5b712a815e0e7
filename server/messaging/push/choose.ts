import { type ChooseInput, defaultChoices } from "@/common/messaging/push";
import type { WriteContext } from "@/server/core/context";
import { announceSessions } from "@/server/identity/person/access";

/** What is pushed to the person who asks, and when not: for all of their devices. */
export async function choosePushes(ctx: WriteContext, { changes }: ChooseInput) {
  const { muted = null, quiet } = changes;
  const begun = { ...defaultChoices, ...changes };
  await ctx.sql(
    `INSERT INTO push_choices (person_id, muted, quiet_from, quiet_until) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person_id) DO UPDATE SET muted = coalesce($5, push_choices.muted),
       quiet_from = CASE WHEN $6 THEN excluded.quiet_from ELSE push_choices.quiet_from END,
       quiet_until = CASE WHEN $6 THEN excluded.quiet_until ELSE push_choices.quiet_until END`,
    [
      ctx.actor.personId,
      begun.muted,
      begun.quiet?.from ?? null,
      begun.quiet?.until ?? null,
      muted,
      quiet !== undefined,
    ],
  );
  await announceSessions(ctx, ctx.actor.personId);
  return {};
}
