import { randomUUID } from "node:crypto";
import { createCaller } from "@/server/api/root";
import type { Actor } from "@/server/core/context";
import { prisma } from "@/server/core/db";
import { command } from "./people";
import type { pushEndpoint } from "./push-endpoint";

type Endpoint = Pick<Awaited<ReturnType<typeof pushEndpoint>>, "subscription">;

/** Somebody signs in on a device and subscribes it; answers how they call procedures from there. */
export async function aPushDevice(actor: Actor, endpoint: Endpoint, subscription = endpoint.subscription()) {
  const token = randomUUID();
  const expiresAt = new Date(Date.now() + 3_600_000);
  const session = await prisma.session.create({ data: { userId: actor.personId, token, expiresAt } });
  const caller = createCaller({ actor, request: null, sessionToken: token });
  const id = randomUUID();
  await caller.messaging.push.addDevice(command({ id, name: "Pixel", ...subscription }));
  return { id, caller, subscription, sessionId: session.id, token };
}

/** Every hour is as good as another. */
export const neverQuiet = (actor: Actor) =>
  createCaller({ actor, request: null, sessionToken: null }).messaging.push.choose(
    command({ changes: { quiet: null } }),
  );
