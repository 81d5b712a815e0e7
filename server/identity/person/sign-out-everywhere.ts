import type { WriteContext } from "@/server/core/context";
import { endSessions } from "./access";

/** Ends every session of the person who asks, the asking one included. */
export async function signOutEverywhere(ctx: WriteContext) {
  await endSessions(ctx, ctx.actor.personId);
  ctx.audit({ kind: "sessionsEnded", entity: "identity.person", id: ctx.actor.personId });
  return {};
}
