import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { mentionOf } from "@/common/messaging/note-text";
import type { Actor } from "@/server/core/context";
import { prisma } from "@/server/core/db";
import { env } from "@/server/core/env";
import { Refusal } from "@/server/core/refusal";
import { run } from "@/testing/commands";
import { aPerson, as, aTeam, command } from "@/testing/people";
import { anOpportunity, aPipeline } from "@/testing/pipeline";
import { aPushDevice, neverQuiet } from "@/testing/push-device";
import { pushEndpoint } from "@/testing/push-endpoint";
import { letTimePass, runPushes, waitingPushes } from "@/testing/run-jobs";
import { notify } from "../notice/notify";

const endpoint = await pushEndpoint();
const team = await aTeam();
const { fresh } = await aPipeline();
const lea = await aPerson({ name: "Léa Martin", teamIds: [team] });
afterAll(() => endpoint.stop());
beforeEach(async () => {
  endpoint.received.length = 0;
  Object.assign(endpoint.state, { status: 201, asked: 0 });
  await prisma.session.deleteMany();
  await letTimePass();
  await runPushes();
});

/** A colleague who sells in the team, at whatever hour. */
async function aColleague(given: object = {}): Promise<Actor> {
  const person = await aPerson({ teamIds: [team], ...given });
  await neverQuiet(person);
  return person;
}
const ours = (given: object = {}) => anOpportunity({ stageId: fresh.id, teamId: team, ...given });

async function mention(person: Actor, id: string) {
  const body = `${mentionOf(person.personId)} have a look`;
  return as(lea).crm.opportunity.addNote(command({ id, body }));
}
const messages = () => endpoint.received.map(({ message }) => message);

test("a mention reaches each of the person's devices, encrypted, and says no more than who and where", async () => {
  const person = await aColleague();
  const [phone, laptop] = [await aPushDevice(person, endpoint), await aPushDevice(person, endpoint)];
  const id = await ours({ name: "Douze pompes" });
  await mention(person, id);
  await runPushes();
  expect(endpoint.refused).toEqual([]);
  expect(messages().map(({ device }) => device)).toEqual(expect.arrayContaining([phone.id, laptop.id]));
  const [first] = endpoint.received;
  expect(first?.message).toMatchObject({
    kind: "mentioned",
    who: "Léa Martin",
    name: "Douze pompes",
    count: 1,
  });
  expect(first?.message.to).toMatch(
    new RegExp(`^/opportunities/${id}\\?entry=\\d+&notice=${first?.message.tag}$`),
  );
  expect(JSON.stringify(first?.message)).not.toContain("have a look");
  expect(first?.key).toBe(env.vapid?.publicKey);
  expect(first?.claims.sub).toMatch(/^(mailto:|https:)/);
  expect(first?.headers).toMatchObject({ ttl: "86400", urgency: "high" });
  expect(first?.headers["topic"]).toBe(first?.message.tag.replaceAll("-", ""));
});

test("messages of different lengths are of one length on the wire", async () => {
  const person = await aColleague();
  await aPushDevice(person, endpoint);
  for (const name of ["A", "Sixty cold rooms with all that belongs to them"])
    await mention(person, await ours({ name }));
  await runPushes();
  const sizes = endpoint.received.map(({ size }) => size);
  expect(sizes).toHaveLength(2);
  expect(new Set(sizes).size).toBe(1);
});

test("what is given and what the team wins is told to those it concerns, and not to who did it", async () => {
  const [owner, mate, stranger] = [await aColleague(), await aColleague(), await aPerson()];
  const devices = new Map<string, string>();
  for (const person of [owner, mate, stranger, lea])
    devices.set((await aPushDevice(person, endpoint)).id, person.personId);
  await neverQuiet(lea);
  const id = await ours();
  const changes = { ownerId: { base: null, next: owner.personId } };
  await as(lea).crm.opportunity.edit(command({ id, changes }));
  await runPushes();
  expect(messages().map(({ kind, device }) => [kind, devices.get(device)])).toEqual([
    ["assigned", owner.personId],
  ]);
  endpoint.received.length = 0;
  await as(lea).crm.opportunity.win(command({ id, stageId: fresh.id }));
  await runPushes();
  expect(
    messages()
      .map(({ kind, device }) => [kind, devices.get(device)])
      .toSorted(),
  ).toEqual([
    ["teamWon", mate.personId],
    ["won", owner.personId],
  ]);
});

test("many that are won at once are one message for each person", async () => {
  const mate = await aColleague();
  await aPushDevice(mate, endpoint);
  const ids = [await ours({ ownerId: lea.personId }), await ours(), await ours()];
  await as(lea).crm.opportunity.bulkWin(command({ id: randomUUID(), ids }));
  await runPushes();
  expect(messages()).toMatchObject([{ kind: "teamWon", count: 3, name: null }]);
  expect(messages()[0]?.to).toContain("/pipeline?view=list&status=won");
});

test("attack 4: who lost sight of the record meanwhile is sent nothing", async () => {
  const person = await aColleague();
  await aPushDevice(person, endpoint);
  const id = await ours();
  await mention(person, id);
  await prisma.membership.deleteMany({ where: { personId: person.personId } });
  await runPushes();
  expect(endpoint.state.asked).toBe(0);
});

test("what was read on another device, is muted, or was taken back, is not pushed", async () => {
  const person = await aColleague();
  const { caller } = await aPushDevice(person, endpoint);
  const id = await ours();
  await mention(person, id);
  await caller.messaging.notice.readAll(command({ until: new Date().toISOString() }));
  const { result } = await mention(person, id);
  const body = { base: `${mentionOf(person.personId)} have a look`, next: "Nobody" };
  await as(lea).crm.opportunity.editNote(command({ id, noteId: result.noteId, body }));
  await caller.messaging.push.choose(command({ changes: { muted: ["won"] } }));
  await as(lea).crm.opportunity.win(command({ id, stageId: fresh.id }));
  await runPushes();
  expect(endpoint.state.asked).toBe(0);
});

test("a command that is refused leaves nothing to be sent", async () => {
  const person = await aColleague();
  await aPushDevice(person, endpoint);
  const id = await ours();
  const refused = run(lea, async (ctx) => {
    await notify(ctx, person.personId, { kind: "assigned", entity: "crm.opportunity", recordId: id });
    throw new Refusal("rule", "already_won");
  });
  await expect(refused).rejects.toThrow(Refusal);
  expect(await waitingPushes()).toEqual([]);
});

test("a service that is down for an hour gets the message later, and once", async () => {
  const person = await aColleague();
  await aPushDevice(person, endpoint);
  await mention(person, await ours());
  for (const status of [503, 429, 500]) {
    endpoint.state.status = status;
    await runPushes();
    const [job] = await waitingPushes();
    expect(job?.runAt.getTime()).toBeGreaterThan(Date.now());
    await letTimePass();
  }
  expect((await waitingPushes())[0]?.attempts).toBe(3);
  endpoint.state.status = 201;
  await runPushes();
  await letTimePass();
  await runPushes();
  expect(messages()).toHaveLength(1);
  expect(await waitingPushes()).toEqual([]);
});

test("a device that is gone is removed, and nobody is asked again", async () => {
  const person = await aColleague();
  const { caller } = await aPushDevice(person, endpoint);
  endpoint.state.status = 410;
  await mention(person, await ours());
  await runPushes();
  expect((await caller.messaging.push.settings()).devices).toEqual([]);
  await mention(person, await ours());
  await runPushes();
  expect(endpoint.state.asked).toBe(1);
});

test("a redirection is not followed", async () => {
  const person = await aColleague();
  await aPushDevice(person, endpoint);
  endpoint.state.status = 307;
  await mention(person, await ours());
  await runPushes();
  expect(endpoint.state.asked).toBe(1);
  expect(await waitingPushes()).toEqual([]);
});

test("each message says how many are unread, as the bell counts them: the icon shows it while the app is closed", async () => {
  const person = await aColleague();
  const { caller } = await aPushDevice(person, endpoint);
  await caller.messaging.push.choose(command({ changes: { muted: ["assigned"] } }));
  const id = await ours();
  await as(lea).crm.opportunity.edit(
    command({ id, changes: { ownerId: { base: null, next: person.personId } } }),
  );
  const hidden = await anOpportunity({ stageId: fresh.id, teamId: team });
  await mention(person, hidden);
  await runPushes();
  // What is muted is behind the bell all the same.
  expect(messages()).toMatchObject([{ kind: "mentioned", unread: 2 }]);
  await prisma.opportunity.update({ where: { id: hidden }, data: { teamId: await aTeam() } });
  await mention(person, id);
  await runPushes();
  expect(messages()[1], "of those the person may see").toMatchObject({ unread: 2 });
  await caller.messaging.notice.readAll(command({ until: new Date().toISOString() }));
  await mention(person, id);
  await runPushes();
  expect(messages()[2]).toMatchObject({ unread: 1 });
});

test("devices are told of what was read elsewhere since", async () => {
  const person = await aColleague();
  const { caller } = await aPushDevice(person, endpoint);
  await mention(person, await ours());
  await runPushes();
  await caller.messaging.notice.readAll(command({ until: new Date().toISOString() }));
  await mention(person, await ours());
  await runPushes();
  expect(messages()[1]?.read).toEqual([messages()[0]?.tag]);
});
