import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Change } from "@/common/live";
import { noticesKept } from "@/common/messaging/notice";
import { entityReaders } from "@/server/api/entities";
import type { Actor } from "@/server/core/context";
import { prisma, sql } from "@/server/core/db";
import { readBatch } from "@/server/live/changes";
import { distinctRecords, readClock, readLog } from "@/server/live/log";
import { run } from "@/testing/commands";
import { aPerson, as, aTeam, command, refusal } from "@/testing/people";
import { anOpportunity, aPipeline } from "@/testing/pipeline";
import { editOpportunity } from "./edit";

await prisma.company.create({ data: { name: "Refuge" } });
const team = await aTeam();
const stages = await aPipeline();
const lead = await aPerson({ role: "lead", ledTeamIds: [team] });
const rep = await aPerson({ teamIds: [team], name: "Reine" });

const aDeal = (given: object = {}) => anOpportunity({ stageId: stages.fresh.id, teamId: team, ...given });
const noticesOf = async (actor: Actor) => (await as(actor).live.start()).notices;
const mention = (id: string, who: Actor, by = lead) =>
  as(by).crm.opportunity.addNote(command({ id, body: `@[${who.personId}] please look` }));
/** What the feed tells somebody of notices, from a place in the log on. */
async function heard(actor: Actor, seq: number): Promise<Change[]> {
  const batch = await readBatch(sql, entityReaders, distinctRecords(await readLog(sql, seq, 500)));
  const changes = batch.changesFor(actor).map((json) => JSON.parse(json) as Change);
  return changes.filter(({ entity }) => entity === "messaging.notice");
}
const now = async () => (await readClock(sql)).seq;

test("who is mentioned is told at once, with the place in the timeline and without a word of it", async () => {
  const me = await aPerson({ teamIds: [team] });
  const id = await aDeal({ name: "Secret pumps" });
  const seq = await now();
  await mention(id, me);
  const told = await heard(me, seq);
  expect(told).toMatchObject([
    {
      op: "put",
      record: {
        kind: "mentioned",
        recordId: id,
        count: 1,
        entrySeq: 1,
        authorId: lead.personId,
        readAt: null,
      },
    },
  ]);
  expect(JSON.stringify(told)).not.toMatch(/Secret|please/);
  expect(await heard(rep, seq)).toEqual([]);
  expect(await noticesOf(me)).toMatchObject([{ kind: "mentioned", recordId: id }]);
});

test("nobody is told of their own doings, nor who has left", async () => {
  const me = await aPerson({ teamIds: [team], role: "lead" });
  const id = await aDeal({ ownerId: me.personId });
  await mention(id, me, me);
  await as(me).crm.opportunity.win(command({ id, stageId: stages.fresh.id }));
  expect(await noticesOf(me)).toEqual([]);
});

test("a new owner is told by whatever gave it to them, and the owner when somebody else closes it", async () => {
  const me = await aPerson({ teamIds: [team] });
  const id = await aDeal();
  await as(lead).crm.opportunity.edit(
    command({ id, changes: { ownerId: { base: null, next: me.personId } } }),
  );
  await as(lead).crm.opportunity.win(command({ id, stageId: stages.fresh.id }));
  const created = randomUUID();
  await as(lead).crm.opportunity.create(
    command({
      id: created,
      name: "Cold room",
      stageId: stages.fresh.id,
      teamId: team,
      ownerId: me.personId,
      customerId: null,
      customerName: null,
      expectedRevenue: "1",
    }),
  );
  const kinds = (await noticesOf(me)).map(({ kind, recordId }) => [kind, recordId]);
  expect(kinds.toSorted()).toEqual(
    [
      ["assigned", id],
      ["won", id],
      ["assigned", created],
    ].toSorted(),
  );
});

test("one command that gives many makes one notice that counts them", async () => {
  const me = await aPerson({ teamIds: [team] });
  const ids = [await aDeal(), await aDeal(), await aDeal()];
  await run(lead, async (ctx) => {
    for (const id of ids)
      await editOpportunity(ctx, { id, changes: { ownerId: { base: null, next: me.personId } } });
  });
  expect(await noticesOf(me)).toMatchObject([{ kind: "assigned", count: 3, entrySeq: null }]);
});

test("of a record that one can no longer see the notice goes, and comes back with it (attacks 4, 12, 36)", async () => {
  const me = await aPerson({ teamIds: [team] });
  const other = await aTeam();
  const id = await aDeal();
  await mention(id, me);
  const [notice] = await noticesOf(me);
  const admin = await aPerson({ role: "admin" });
  const toTeam = (base: string, next: string) =>
    as(admin).crm.opportunity.edit(command({ id, changes: { teamId: { base, next } } }));

  const seq = await now();
  await toTeam(team, other);
  expect(await heard(me, seq)).toEqual([{ entity: "messaging.notice", op: "evict", id: notice?.id }]);
  expect(await noticesOf(me)).toEqual([]);
  await toTeam(other, team);
  expect(await noticesOf(me)).toMatchObject([{ id: notice?.id }]);

  await as(lead).crm.opportunity.remove(command({ id }));
  expect(await noticesOf(me)).toEqual([]);
  await as(lead).crm.opportunity.undelete(command({ id }));
  expect(await noticesOf(me)).toHaveLength(1);

  await prisma.membership.deleteMany({ where: { personId: me.personId } });
  expect(await noticesOf({ ...me, teamIds: [] })).toEqual([]);
});

test("a notice goes with its note, or with the mention in it, and comes back with the note", async () => {
  const me = await aPerson({ teamIds: [team] });
  const id = await aDeal();
  const { result } = await mention(id, me);
  const note = { id, noteId: result.noteId };
  const seq = await now();
  await as(lead).crm.opportunity.removeNote(command(note));
  expect(await heard(me, seq)).toMatchObject([{ op: "evict" }]);
  expect(await noticesOf(me)).toEqual([]);
  await as(lead).crm.opportunity.undeleteNote(command(note));
  expect(await noticesOf(me)).toHaveLength(1);
  const base = `@[${me.personId}] please look`;
  await as(lead).crm.opportunity.editNote(command({ ...note, body: { base, next: "Never mind." } }));
  expect(await noticesOf(me)).toEqual([]);
  await as(lead).crm.opportunity.editNote(command({ ...note, body: { base: "Never mind.", next: base } }));
  expect(await noticesOf(me)).toHaveLength(1);
  await as(lead).crm.opportunity.editNote(command({ ...note, body: { base, next: `${base} now` } }));
  expect(await noticesOf(me)).toHaveLength(1);
});

test("read on one device is read on the others; all at once stops at what was on screen", async () => {
  const me = await aPerson({ teamIds: [team] });
  const id = await aDeal();
  await mention(id, me);
  await mention(id, me);
  const [first, second] = await noticesOf(me);
  const seq = await now();
  await as(me).messaging.notice.mark(command({ id: first?.id ?? "", read: true }));
  expect(await heard(me, seq)).toMatchObject([{ op: "put", record: { id: first?.id, version: 2 } }]);
  const shown = [first, second].map((one) => one?.createdAt ?? "").toSorted();
  await prisma.notice.updateMany({
    where: { id: second?.id ?? "" },
    data: { createdAt: new Date(Date.parse(shown[1] ?? "") + 60_000) },
  });
  const readAll = (until = "") => as(me).messaging.notice.readAll(command({ until }));
  expect((await readAll(shown[1])).result.count).toBe(0);
  expect((await readAll(new Date(Date.now() + 3_600_000).toISOString())).result.count).toBe(1);
  await as(me).messaging.notice.mark(command({ id: first?.id ?? "", read: false }));
  expect((await noticesOf(me)).filter(({ readAt }) => readAt === null)).toHaveLength(1);
});

test("another person's notice is as good as none (attack 3)", async () => {
  const me = await aPerson({ teamIds: [team] });
  await mention(await aDeal(), me);
  const [notice] = await noticesOf(me);
  for (const id of [notice?.id ?? "", randomUUID()])
    await expect(as(lead).messaging.notice.mark(command({ id, read: true }))).rejects.toMatchObject(
      refusal("notice_not_found"),
    );
  await as(lead).messaging.notice.readAll(command({ until: new Date().toISOString() }));
  expect(await noticesOf(me)).toMatchObject([{ readAt: null }]);
});

test("of old ones the newest hundred are kept, none past ninety days, and devices hear of what goes", async () => {
  const me = await aPerson({ teamIds: [team] });
  const id = await aDeal();
  const day = 86_400_000;
  const aged = (n: number, days: number) => ({
    personId: me.personId,
    kind: "assigned" as const,
    entity: "crm.opportunity",
    recordIds: [id],
    mutationId: randomUUID(),
    createdAt: new Date(Date.now() - days * day - n),
  });
  await prisma.notice.createMany({
    data: [aged(0, noticesKept.days + 1), ...Array.from({ length: noticesKept.count }, (_, n) => aged(n, 1))],
  });
  const seq = await now();
  await mention(id, me);
  expect(await noticesOf(me)).toHaveLength(noticesKept.count);
  const gone = (await heard(me, seq)).filter(({ op }) => op === "evict");
  expect(gone).toHaveLength(2);
});

test("the owner is told what was deleted, by its name, until it is back; nobody else is", async () => {
  const [me, other] = [await aPerson({ teamIds: [team] }), await aPerson({ teamIds: [team] })];
  const id = await aDeal({ ownerId: me.personId, name: "Twelve pumps" });
  await mention(id, other);
  const seq = await now();
  await as(lead).crm.opportunity.remove(command({ id }));
  expect(await heard(me, seq)).toMatchObject([
    { op: "put", record: { kind: "deleted", recordId: id, name: "Twelve pumps", authorId: lead.personId } },
  ]);
  // Of what was deleted nothing else is told any more.
  expect(await noticesOf(other)).toEqual([]);
  const back = await now();
  await as(lead).crm.opportunity.undelete(command({ id }));
  expect(await heard(me, back)).toMatchObject([{ op: "evict" }]);
  expect(await noticesOf(me)).toEqual([]);
  expect(await noticesOf(other)).toMatchObject([{ kind: "mentioned", name: null }]);
});

test("many deleted at once are one notice; who lost sight of them is not told what they were called", async () => {
  const me = await aPerson({ teamIds: [team] });
  const deals = [await aDeal({ ownerId: me.personId }), await aDeal({ ownerId: me.personId })];
  await as(lead).crm.opportunity.bulkRemove(command({ id: randomUUID(), ids: deals }));
  expect(await noticesOf(me)).toMatchObject([{ kind: "deleted", count: 2 }]);
  const elsewhere = { ...me, teamIds: [], scope: "team" as const };
  await prisma.opportunity.updateMany({ where: { id: { in: deals } }, data: { ownerId: null } });
  await prisma.membership.deleteMany({ where: { personId: me.personId } });
  expect(await noticesOf(elsewhere)).toEqual([]);
});
