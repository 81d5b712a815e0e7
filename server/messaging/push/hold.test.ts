import { afterAll, beforeEach, expect, test } from "vitest";
import { mentionOf } from "@/common/messaging/note-text";
import type { Actor } from "@/server/core/context";
import { prisma } from "@/server/core/db";
import { aPerson, as, aTeam, command } from "@/testing/people";
import { anOpportunity, aPipeline } from "@/testing/pipeline";
import { aPushDevice } from "@/testing/push-device";
import { pushEndpoint } from "@/testing/push-endpoint";
import { letTimePass, runPushes, waitingPushes } from "@/testing/run-jobs";

const endpoint = await pushEndpoint();
const team = await aTeam();
const { fresh } = await aPipeline();
const lea = await aPerson({ teamIds: [team] });
afterAll(() => endpoint.stop());
beforeEach(() => {
  endpoint.received.length = 0;
  endpoint.state.asked = 0;
});

async function mention(person: Actor, given: object = {}) {
  const id = await anOpportunity({ stageId: fresh.id, teamId: team, ...given });
  const body = `${mentionOf(person.personId)} have a look`;
  await as(lea).crm.opportunity.addNote(command({ id, body }));
}
const messages = () => endpoint.received.map(({ message }) => message);

test("the trial comes to the device that was asked for, also in quiet hours", async () => {
  const person = await aPerson({ teamIds: [team] });
  const device = await aPushDevice(person, endpoint);
  await device.caller.messaging.push.choose(command({ changes: { quiet: allDay } }));
  await device.caller.messaging.push.sendTrial(command({ id: device.id }));
  await runPushes();
  expect(messages()).toMatchObject([{ kind: "trial", device: device.id }]);
});

/** All but one minute, and that is not now. */
const allDay = (() => {
  const now = new Date();
  const minute = (now.getUTCHours() * 60 + now.getUTCMinutes() + 720) % 1440;
  return { from: (minute + 1) % 1440, until: minute };
})();

async function quietColleague() {
  const person = await aPerson({ teamIds: [team] });
  await prisma.person.update({ where: { id: person.personId }, data: { timeZone: "UTC" } });
  const device = await aPushDevice(person, endpoint);
  await device.caller.messaging.push.choose(command({ changes: { quiet: allDay } }));
  return { person, ...device };
}

test("quiet hours hold everything back and end with one message for all that is unread", async () => {
  const { person, caller } = await quietColleague();
  for (let count = 0; count < 3; count++) await mention(person);
  await runPushes();
  expect(endpoint.state.asked).toBe(0);
  expect(await waitingPushes()).toHaveLength(1);
  await caller.messaging.push.choose(command({ changes: { quiet: null } }));
  await letTimePass();
  await runPushes();
  expect(messages()).toMatchObject([{ kind: "held", count: 3, name: null, to: "/pipeline?notice=all" }]);
  await mention(person);
  await runPushes();
  expect(messages().map(({ kind }) => kind)).toEqual(["held", "mentioned"]);
});

test("of what was held back, one that is left comes as itself, and none that was read", async () => {
  const { person, caller } = await quietColleague();
  await mention(person);
  await runPushes();
  await caller.messaging.notice.readAll(command({ until: new Date().toISOString() }));
  await mention(person, { name: "La dernière" });
  await runPushes();
  await caller.messaging.push.choose(command({ changes: { quiet: null } }));
  await letTimePass();
  await runPushes();
  expect(messages()).toMatchObject([{ kind: "mentioned", name: "La dernière" }]);
});
