import { afterAll, expect, test } from "vitest";
import { mentionOf } from "@/common/messaging/note-text";
import { prisma } from "@/server/core/db";
import { aPerson, as, aTeam, command, refusal } from "@/testing/people";
import { anOpportunity, aPipeline } from "@/testing/pipeline";
import { aPushDevice, neverQuiet } from "@/testing/push-device";
import { pushEndpoint } from "@/testing/push-endpoint";
import { runPushes } from "@/testing/run-jobs";

/** Two, with keys of their own: what is encrypted for the one cannot be read by the other. */
const [former, next] = [await pushEndpoint(), await pushEndpoint()];
const team = await aTeam();
const { fresh } = await aPipeline();
const lea = await aPerson({ teamIds: [team] });
afterAll(() => Promise.all([former.stop(), next.stop()]));

async function aColleague() {
  const person = await aPerson({ teamIds: [team] });
  await neverQuiet(person);
  return person;
}

test("a browser that subscribes anew stays the device it was, and hears what was on its way", async () => {
  const person = await aColleague();
  const { id, caller } = await aPushDevice(person, former);
  await caller.messaging.push.renameDevice(command({ id, name: "Téléphone de Camille" }));
  const opportunity = await anOpportunity({ stageId: fresh.id, teamId: team });
  const body = `${mentionOf(person.personId)} have a look`;
  await as(lea).crm.opportunity.addNote(command({ id: opportunity, body }));
  await caller.messaging.push.renewDevice(command({ id, ...next.subscription() }));
  await runPushes();
  expect(former.state.asked).toBe(0);
  expect(next.refused).toEqual([]);
  expect(next.received.map(({ message }) => message)).toMatchObject([{ device: id, kind: "mentioned" }]);
  const { devices } = await caller.messaging.push.settings();
  expect(devices).toMatchObject([{ id, name: "Téléphone de Camille", current: true }]);
});

test("of the same browser there is one device only, whoever it was for", async () => {
  const [one, other] = [await aPushDevice(await aColleague(), former), await aPushDevice(lea, former)];
  await other.caller.messaging.push.renewDevice(command({ id: other.id, ...one.subscription }));
  expect(await prisma.pushDevice.findUnique({ where: { id: one.id } })).toBeNull();
  expect((await other.caller.messaging.push.settings()).devices).toMatchObject([{ id: other.id }]);
});

test("somebody else's device, and one that was ended, are renewed by nobody", async () => {
  const { id, caller } = await aPushDevice(await aColleague(), former);
  const renewal = () => command({ id, ...next.subscription() });
  const absent = refusal("push_device_not_found");
  await expect(as(lea).messaging.push.renewDevice(renewal())).rejects.toMatchObject(absent);
  await caller.messaging.push.removeDevice(command({ id }));
  await expect(caller.messaging.push.renewDevice(renewal())).rejects.toMatchObject(absent);
});
