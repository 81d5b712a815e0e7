import { randomUUID } from "node:crypto";
import { actorOfNobody } from "@/server/core/nobody";
import { transact } from "@/server/core/transact";
import { announceSessions } from "@/server/identity/person/access";
import type { Target } from "./queries";

/** The browser is there no more, or has forgotten the subscription; one made anew meanwhile has another endpoint. */
export async function forgetDevice({ id, endpoint, personId }: Target): Promise<void> {
  await transact(actorOfNobody, { id: randomUUID(), command: "messaging.push.forget" }, async (ctx) => {
    const gone = await ctx.sql("DELETE FROM push_device WHERE id = $1 AND endpoint = $2 RETURNING id", [
      id,
      endpoint,
    ]);
    if (gone.length > 0) await announceSessions(ctx, personId);
  });
}
