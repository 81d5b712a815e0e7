import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { mentionOf } from "@/common/messaging/note-text";
import type { Actor } from "@/server/core/context";
import { prisma } from "@/server/core/db";
import { sessionCookie } from "@/server/identity/session-cookie";
import { authServer } from "@/testing/auth-server";
import { aPerson, as, aTeam, command, refusal } from "@/testing/people";
import { anOpportunity, aPipeline } from "@/testing/pipeline";
import { aPushDevice, neverQuiet } from "@/testing/push-device";
import { pushEndpoint } from "@/testing/push-endpoint";
import { runPushes } from "@/testing/run-jobs";

const auth = authServer();
const endpoint = await pushEndpoint();
const team = await aTeam();
const { fresh } = await aPipeline();
const admin = await aPerson({ role: "admin", teamIds: [team] });
afterAll(() => endpoint.stop());
beforeEach(() => {
  endpoint.received.length = 0;
  endpoint.state.asked = 0;
});

/** A device with a message for it in the queue. */
async function aWaitingMessage(person: Actor) {
  await neverQuiet(person);
  const device = await aPushDevice(person, endpoint);
  await mention(person);
  return device;
}
async function mention(person: Actor) {
  const id = await anOpportunity({ stageId: fresh.id, teamId: team });
  const body = `${mentionOf(person.personId)} look`;
  await as(admin).crm.opportunity.addNote(command({ id, body }));
}
const colleague = () => aPerson({ teamIds: [team] });
const devices = () => prisma.pushDevice.count();

const endings: Record<
  string,
  (person: Actor, device: { sessionId: string; token: string }) => Promise<unknown>
> = {
  "signing out": async (_person, { token }) => {
    const { name, value } = sessionCookie(token);
    return auth.send("/sign-out", { body: {}, headers: { cookie: `${name}=${value}` } });
  },
  "signing out everywhere": (person) => as(person).identity.person.signOutEverywhere(command({})),
  "the end of the session": (_person, { sessionId }) =>
    as(admin).identity.session.end(command({ id: sessionId })),
  "deactivation, attack 14": (person) =>
    as(admin).identity.person.edit(command({ id: person.personId, changes: { active: false } })),
};

test.each(Object.entries(endings))(
  "%s ends what is pushed, with what waits to be sent",
  async (_name, end) => {
    const before = await devices();
    const person = await colleague();
    const device = await aWaitingMessage(person);
    expect(await devices()).toBe(before + 1);
    await end(person, device);
    expect(await devices()).toBe(before);
    await runPushes();
    expect(endpoint.state.asked).toBe(0);
  },
);

test("a session that is over is sent nothing, though its row is still there", async () => {
  const { sessionId } = await aWaitingMessage(await colleague());
  await prisma.session.update({ where: { id: sessionId }, data: { expiresAt: new Date(Date.now() - 1) } });
  await runPushes();
  expect(endpoint.state.asked).toBe(0);
});

test("attack 55: whoever signs in on a device after somebody hears nothing that was meant for them", async () => {
  const [former, next] = [await colleague(), await colleague()];
  const { subscription, id } = await aWaitingMessage(former);
  await neverQuiet(next);
  // Without a network the former session could not be ended: its row is still there.
  const device = await aPushDevice(next, endpoint, subscription);
  await mention(former);
  await mention(next);
  await runPushes();
  expect(endpoint.received.map(({ message }) => message.device)).toEqual([device.id]);
  expect(await prisma.pushDevice.findUnique({ where: { id } })).toBeNull();
});

test("a device is renamed and removed by its person, and does not exist for others", async () => {
  const person = await colleague();
  const { id, caller } = await aPushDevice(person, endpoint);
  const other = as(await colleague()).messaging.push;
  const absent = refusal("push_device_not_found");
  await expect(other.renameDevice(command({ id, name: "Mine" }))).rejects.toMatchObject(absent);
  await expect(other.removeDevice(command({ id }))).rejects.toMatchObject(absent);
  await expect(other.sendTrial(command({ id }))).rejects.toMatchObject(absent);
  await caller.messaging.push.renameDevice(command({ id, name: "Téléphone" }));
  const { devices: listed } = await caller.messaging.push.settings();
  expect(listed).toMatchObject([{ id, name: "Téléphone", current: true }]);
  expect(JSON.stringify(listed)).not.toContain("http");
  await caller.messaging.push.removeDevice(command({ id }));
  expect((await caller.messaging.push.settings()).devices).toEqual([]);
});

test("a device that subscribes anew is one device, and who is signed in nowhere has none", async () => {
  const person = await colleague();
  const { caller } = await aPushDevice(person, endpoint);
  const again = { id: randomUUID(), name: "Pixel", ...endpoint.subscription() };
  await caller.messaging.push.addDevice(command(again));
  expect((await caller.messaging.push.settings()).devices).toMatchObject([{ id: again.id }]);
  const elsewhere = { ...again, id: randomUUID() };
  await expect(as(person).messaging.push.addDevice(command(elsewhere))).rejects.toMatchObject(
    refusal("session_not_found"),
  );
});

test("what a person chooses stays until they choose otherwise, each choice by itself", async () => {
  const { messaging } = as(await colleague());
  const quiet = { from: 1200, until: 420 };
  expect((await messaging.push.settings()).choices).toEqual({ muted: [], quiet });
  await messaging.push.choose(command({ changes: { muted: ["won"] } }));
  expect((await messaging.push.settings()).choices).toEqual({ muted: ["won"], quiet });
  await messaging.push.choose(command({ changes: { quiet: null } }));
  expect((await messaging.push.settings()).choices).toEqual({ muted: ["won"], quiet: null });
  await messaging.push.choose(command({ changes: { muted: [] } }));
  expect((await messaging.push.settings()).choices).toEqual({ muted: [], quiet: null });
});
