import { randomUUID } from "node:crypto";
import { generateNKeysBetween } from "fractional-indexing";
import { expect, test } from "vitest";
import { prisma, sql } from "@/server/core/db";
import { aPerson, as, aTeam, command, refusal } from "@/testing/people";
import { anOpportunity, aStage } from "@/testing/pipeline";

const admin = await aPerson({ role: "admin" });
const lead = await aPerson({ role: "lead" });
const { crm } = as(lead);
const stageId = await aStage();

const aTag = async () => (await prisma.tag.create({ data: { name: randomUUID(), hue: 5 } })).id;
const aReason = async () => (await prisma.lostReason.create({ data: { name: randomUUID() } })).id;
const stored = (id: string) => prisma.opportunity.findUniqueOrThrow({ where: { id } });
const entriesOf = (recordId: string) =>
  prisma.timelineEntry.findMany({ where: { recordId }, orderBy: { seq: "asc" } });
const loggedOf = (recordId: string) =>
  prisma.changeLog.findMany({ where: { recordId }, orderBy: { seq: "asc" } });

test("a merged tag is replaced where it stood, once, on deleted opportunities too, and each is told", async () => {
  const [old, kept, other] = [await aTag(), await aTag(), await aTag()];
  const team = await aTeam();
  const alone = await anOpportunity({ stageId, teamId: team, tagIds: [other, old] });
  const both = await anOpportunity({ stageId, tagIds: [old, kept] });
  const deleted = await anOpportunity({ stageId, tagIds: [old], deletedAt: new Date() });
  const { name } = await prisma.tag.findUniqueOrThrow({ where: { id: old } });
  const { result } = await crm.tag.merge(command({ id: old, into: kept }));

  expect(result.moved).toBe(3);
  expect((await stored(alone)).tagIds).toEqual([other, kept]);
  expect((await stored(both)).tagIds).toEqual([kept]);
  expect((await stored(deleted)).tagIds).toEqual([kept]);
  expect(await prisma.tag.count({ where: { id: old } })).toBe(0);
  expect(await entriesOf(alone)).toMatchObject([
    {
      kind: "changed",
      authorId: lead.personId,
      changes: [{ field: "tagIds", before: [other, old], after: [other, kept], names: { [old]: name } }],
    },
  ]);
  expect((await loggedOf(alone)).map(({ audienceAfter }) => audienceAfter)).toEqual([
    ["all", `team:${team}`],
  ]);
  expect((await loggedOf(old)).map(({ op }) => op)).toEqual(["deleted"]);
});

test("a merge of tags taken back restores what each bore, but not where somebody changed it since", async () => {
  const [old, kept] = [await aTag(), await aTag()];
  const alone = await anOpportunity({ stageId, tagIds: [old] });
  const both = await anOpportunity({ stageId, tagIds: [old, kept] });
  const cleared = await anOpportunity({ stageId, tagIds: [old] });
  const { by, merge } = (await crm.tag.merge(command({ id: old, into: kept }))).result;
  await crm.opportunity
    .edit(command({ id: cleared, changes: { tagIds: { base: [kept], next: [] } } }))
    .catch(() => prisma.opportunity.update({ where: { id: cleared }, data: { tagIds: [] } }));
  await crm.tag.unmerge(command({ by, merge }));

  expect((await stored(alone)).tagIds).toEqual([old]);
  expect((await stored(both)).tagIds.toSorted()).toEqual([old, kept].toSorted());
  expect((await stored(cleared)).tagIds).toEqual([]);
  expect(await prisma.tag.findUnique({ where: { id: old } })).toMatchObject({ hue: 5 });
  await expect(crm.tag.unmerge(command({ by, merge }))).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("a thing is not merged into itself, nor into one that is gone", async () => {
  const [tag, reason] = [await aTag(), await aReason()];
  const unknown = refusal("invalid", { field: "into", problem: "unknown" });
  for (const into of [tag, randomUUID()])
    await expect(crm.tag.merge(command({ id: tag, into }))).rejects.toMatchObject(unknown);
  for (const into of [reason, randomUUID()])
    await expect(crm.lostReason.merge(command({ id: reason, into }))).rejects.toMatchObject(unknown);
  const team = await aTeam();
  const merge = as(admin).identity.salesTeam.merge(command({ id: team, into: team }));
  await expect(merge).rejects.toMatchObject(unknown);
});

test("of two who merge crosswise at once one succeeds, and nothing is left without its tag", async () => {
  const [one, other] = [await aTag(), await aTag()];
  const borne = await anOpportunity({ stageId, tagIds: [one, other] });
  const merges = await Promise.allSettled([
    crm.tag.merge(command({ id: one, into: other })),
    as(admin).crm.tag.merge(command({ id: other, into: one })),
  ]);
  expect(merges.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const left = await prisma.tag.findMany({ where: { id: { in: [one, other] } } });
  expect((await stored(borne)).tagIds).toEqual(left.map(({ id }) => id));
});

test("what was lost for a merged reason was lost for the other, and back again", async () => {
  const [old, kept] = [await aReason(), await aReason()];
  const lost = await anOpportunity({ stageId, status: "lost", lostReasonId: old });
  const { by, merge } = (await crm.lostReason.merge(command({ id: old, into: kept }))).result;
  expect((await stored(lost)).lostReasonId).toBe(kept);
  expect(await entriesOf(lost)).toMatchObject([
    { changes: [{ field: "lostReasonId", before: old, after: kept }] },
  ]);
  await crm.lostReason.unmerge(command({ by, merge }));
  expect((await stored(lost)).lostReasonId).toBe(old);
});

test("a removed stage comes back with the cards that still stand where they were put, in their order", async () => {
  const [from, to, third] = [await aStage(), await aStage(), await aStage()];
  const cards = [await anOpportunity({ stageId: from }), await anOpportunity({ stageId: from })];
  const gone = await anOpportunity({ stageId: from });
  const before = await prisma.stage.findUniqueOrThrow({ where: { id: from } });
  const { by, merge } = (await crm.stage.remove(command({ id: from, moveTo: to }))).result;
  await prisma.opportunity.update({ where: { id: gone }, data: { stageId: third } });
  await crm.stage.unremove(command({ by, merge }));
  const column = await prisma.opportunity.findMany({
    where: { stageId: from },
    orderBy: { position: "asc" },
  });
  expect(column.map(({ id }) => id)).toEqual(cards);
  expect(await prisma.stage.findUnique({ where: { id: from } })).toEqual({ ...before, version: 2 });
  expect((await stored(gone)).stageId).toBe(third);
});

test("merged teams share people, opportunities and stages; of one name the stages become one", async () => {
  const [north, south] = [await aTeam("Nord"), await aTeam("Sud")];
  const own = await aStage({ name: "Visite", teamId: south });
  const twin = await aStage({ name: "visite", teamId: north });
  const special = await aStage({ name: "Appel d’offres", teamId: south });
  const member = await aPerson({ teamIds: [south] });
  const leader = await aPerson({ ledTeamIds: [south], teamIds: [north] });
  const visit = await anOpportunity({ stageId: own, teamId: south });
  const tender = await anOpportunity({ stageId: special, teamId: south });
  const shared = await anOpportunity({ stageId, teamId: south, deletedAt: new Date() });
  const { result } = await as(admin).identity.salesTeam.merge(command({ id: south, into: north }));

  expect(result).toMatchObject({ moved: 3, people: 2 });
  expect(await stored(visit)).toMatchObject({ teamId: north, stageId: twin });
  expect(await stored(tender)).toMatchObject({ teamId: north, stageId: special });
  expect(await stored(shared)).toMatchObject({ teamId: north, stageId });
  expect(await prisma.stage.findMany({ where: { id: { in: [own, special] } } })).toMatchObject([
    { id: special, teamId: north },
  ]);
  const places = await prisma.membership.findMany({ where: { teamId: north }, orderBy: { leader: "asc" } });
  expect(places).toEqual([
    { teamId: north, personId: member.personId, leader: false },
    { teamId: north, personId: leader.personId, leader: true },
  ]);
  expect(await prisma.salesTeam.count({ where: { id: south } })).toBe(0);
  const { accessVersion } = await prisma.person.findUniqueOrThrow({ where: { id: member.personId } });
  expect(accessVersion).toBe(2);
  expect(
    (await loggedOf(visit)).map(({ audienceBefore, audienceAfter }) => [audienceBefore, audienceAfter]),
  ).toEqual([
    [
      ["all", `team:${south}`],
      ["all", `team:${north}`],
    ],
  ]);
});

test("merged teams are parted again: people, stages and what nobody moved on since", async () => {
  const { salesTeam } = as(admin).identity;
  const [north, south] = [await aTeam("Est"), await aTeam("Ouest")];
  const own = await aStage({ name: "Sondage", teamId: south });
  const twin = await aStage({ name: "sondage", teamId: north });
  const special = await aStage({ name: "Enchère", teamId: south });
  const member = await aPerson({ teamIds: [south] });
  const leader = await aPerson({ ledTeamIds: [south], teamIds: [north] });
  const ids = {
    visit: await anOpportunity({ stageId: own, teamId: south }),
    tender: await anOpportunity({ stageId: special, teamId: south }),
    given: await anOpportunity({ stageId, teamId: south }),
  };
  const before = await prisma.salesTeam.findUniqueOrThrow({ where: { id: south } });
  const merged = (await salesTeam.merge(command({ id: south, into: north }))).result;
  await prisma.opportunity.update({ where: { id: ids.given }, data: { teamId: null } });
  const { by, merge } = merged;
  expect((await salesTeam.unmerge(command({ by, merge }))).result).toEqual({ id: south, moved: 2 });

  expect(await stored(ids.visit)).toMatchObject({ teamId: south, stageId: own });
  expect(await stored(ids.tender)).toMatchObject({ teamId: south, stageId: special });
  expect((await stored(ids.given)).teamId).toBeNull();
  const { name, hue, active } = before;
  expect(await prisma.salesTeam.findUnique({ where: { id: south } })).toMatchObject({ name, hue, active });
  const stages = await prisma.stage.findMany({ where: { id: { in: [own, special, twin] } } });
  expect(new Map(stages.map((stage) => [stage.id, stage.teamId]))).toEqual(
    new Map([
      [own, south],
      [special, south],
      [twin, north],
    ]),
  );
  const places = await prisma.membership.findMany({ where: { teamId: { in: [north, south] } } });
  expect(places).toHaveLength(3);
  expect(places).toEqual(
    expect.arrayContaining([
      { teamId: south, personId: member.personId, leader: false },
      { teamId: south, personId: leader.personId, leader: true },
      { teamId: north, personId: leader.personId, leader: false },
    ]),
  );
  await expect(salesTeam.unmerge(command({ by, merge }))).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("teams are not parted where a stage that goes back holds what came since", async () => {
  const { salesTeam } = as(admin).identity;
  const [north, south] = [await aTeam(), await aTeam()];
  const special = await aStage({ teamId: south });
  const { by, merge } = (await salesTeam.merge(command({ id: south, into: north }))).result;
  await anOpportunity({ stageId: special, teamId: north });
  await expect(salesTeam.unmerge(command({ by, merge }))).rejects.toMatchObject(refusal("stage_in_use"));
  expect(await prisma.salesTeam.count({ where: { id: south } })).toBe(0);
});

test("a team is removed once nothing of it is left", async () => {
  const { salesTeam } = as(admin).identity;
  const [empty, used] = [await aTeam(), await aTeam()];
  await anOpportunity({ stageId, teamId: used, deletedAt: new Date() });
  await salesTeam.remove(command({ id: empty }));
  await expect(salesTeam.remove(command({ id: used }))).rejects.toMatchObject(refusal("in_use"));
});

test("uses are counted over the whole company, deleted ones apart", async () => {
  const tag = await aTag();
  const team = await aTeam();
  await anOpportunity({ stageId, teamId: team, tagIds: [tag], expectedRevenue: "10.00" });
  await anOpportunity({ stageId, tagIds: [tag], deletedAt: new Date() });
  const uses = await crm.opportunity.uses();
  expect(uses.of[tag]).toEqual({ live: 1, deleted: 1 });
  expect(uses.of[team]).toEqual({ live: 1, deleted: 0 });
  expect(uses.amounts).toBeGreaterThan(0);
});

test("ten thousand uses move in one command, within the time of a transaction", async () => {
  const [from, to] = [await aStage(), await aStage()];
  const positions = generateNKeysBetween(null, null, 10_000);
  await sql(
    `INSERT INTO opportunity (id, name, stage_id, position, updated_at)
     SELECT gen_random_uuid(), 'Pump', $1, p, now() FROM unnest($2::text[]) p`,
    [from, positions],
  );
  const { result } = await crm.stage.remove(command({ id: from, moveTo: to }));
  expect(result.moved).toBe(10_000);
  const moved = await prisma.opportunity.findMany({ where: { stageId: to }, orderBy: { position: "asc" } });
  expect(moved.map(({ position }) => position)).toEqual(positions);
  expect(await prisma.changeLog.count({ where: { mutationId: result.merge } })).toBe(10_001);
}, 60_000);
