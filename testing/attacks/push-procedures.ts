import { createECDH, randomBytes, randomUUID } from "node:crypto";
import type { Actor } from "@/server/core/context";
import { prisma } from "@/server/core/db";
import { type Case, everybody, query, write } from "./case";

const aSubscription = () => ({
  endpoint: `https://push.example.com/${randomUUID()}`,
  p256dh: createECDH("prime256v1").generateKeys("base64url"),
  auth: randomBytes(16).toString("base64url"),
});

async function aSession(userId: string) {
  const expiresAt = new Date(Date.now() + 3_600_000);
  return prisma.session.create({ data: { userId, token: randomUUID(), expiresAt } });
}

/** The caller's own; somebody else's does not exist for them (`server/messaging/push/ending.test.ts`). */
async function aDevice(caller: Actor) {
  const { id: sessionId } = await aSession(caller.personId);
  const device = await prisma.pushDevice.create({ data: { sessionId, name: "Pixel", ...aSubscription() } });
  return { id: device.id };
}

export const pushCases: Readonly<Record<string, Case>> = {
  "messaging.push.settings": query(everybody, async () => undefined),
  "messaging.push.choose": write(everybody, async () => ({ changes: { muted: ["won"] } })),
  "messaging.push.addDevice": {
    ...write(everybody, async () => ({ id: randomUUID(), name: "Pixel", ...aSubscription() })),
    token: async ({ personId }) => (await aSession(personId)).token,
  },
  "messaging.push.renewDevice": write(everybody, async ({ people }, _team, caller = people.admin) => ({
    ...(await aDevice(caller)),
    ...aSubscription(),
  })),
  "messaging.push.renameDevice": write(everybody, async ({ people }, _team, caller = people.admin) => ({
    ...(await aDevice(caller)),
    name: "Phone",
  })),
  "messaging.push.removeDevice": write(everybody, ({ people }, _team, caller = people.admin) =>
    aDevice(caller),
  ),
  "messaging.push.sendTrial": write(everybody, ({ people }, _team, caller = people.admin) => aDevice(caller)),
};
