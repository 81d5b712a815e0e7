import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { aPerson, as, aTeam, command, refusal } from "@/testing/people";
import { anOpportunity, aStage } from "@/testing/pipeline";

const lead = await aPerson({ role: "lead" });
const { stage } = as(lead).crm;
const taken = refusal("invalid", { field: "name", problem: "taken" });
const stored = (id: string) => prisma.stage.findUniqueOrThrow({ where: { id } });
const order = async () => (await prisma.stage.findMany({ orderBy: { position: "asc" } })).map(({ id }) => id);
const logged = (recordId: string) =>
  prisma.changeLog.findMany({ where: { recordId }, orderBy: { seq: "asc" } });
const newStage = (given = {}) => ({
  id: randomUUID(),
  name: `S ${randomUUID()}`,
  teamId: null,
  isWon: false,
  probability: "20",
  rottingDays: null,
  hue: 4,
  ...given,
});

beforeEach(async () => {
  await prisma.opportunity.deleteMany();
  await prisma.stage.deleteMany();
});

test("a new stage stands at the end of the board and is announced", async () => {
  const first = await aStage();
  const input = newStage({ probability: "62.5", rottingDays: 14 });
  await stage.create(command(input));
  expect(await order()).toEqual([first, input.id]);
  expect((await stored(input.id)).probability.toString()).toBe("62.5");
  expect((await logged(input.id)).map(({ op, audienceAfter }) => [op, audienceAfter])).toEqual([
    ["created", ["everyone"]],
  ]);
});

test("no two stages that one team sees bear one name; two teams may each have their own", async () => {
  const [north, south] = [await aTeam(), await aTeam()];
  await aStage({ name: "Démo", teamId: north });
  await expect(stage.create(command(newStage({ name: "démo", teamId: north })))).rejects.toMatchObject(taken);
  await expect(stage.create(command(newStage({ name: "Démo" })))).rejects.toMatchObject(taken);
  const souths = newStage({ name: "Démo", teamId: south });
  await stage.create(command(souths));
  await expect(stage.edit(command({ id: souths.id, changes: { teamId: null } }))).rejects.toMatchObject(
    taken,
  );
});

test("of two stages of one name made at once, one is refused", async () => {
  await aStage();
  const twins = await Promise.allSettled([
    stage.create(command(newStage({ name: "Twin" }))),
    stage.create(command(newStage({ name: "twin" }))),
  ]);
  expect(twins.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("an edit writes the named fields only, null included", async () => {
  const input = newStage({ rottingDays: 10 });
  await stage.create(command(input));
  await stage.edit(command({ id: input.id, changes: { rottingDays: null, folded: true } }));
  expect(await stored(input.id)).toMatchObject({
    rottingDays: null,
    folded: true,
    name: input.name,
    hue: 4,
    version: 2,
  });
});

test("what a stage means does not change while it holds opportunities, deleted ones included", async () => {
  await aStage();
  const id = await aStage();
  await anOpportunity({ stageId: id, deletedAt: new Date() });
  await expect(stage.edit(command({ id, changes: { isWon: true } }))).rejects.toMatchObject(
    refusal("stage_in_use"),
  );
  await prisma.opportunity.deleteMany();
  await stage.edit(command({ id, changes: { isWon: true } }));
  expect((await stored(id)).isWon).toBe(true);
});

test("a stage does not become one team's while another team's opportunities are in it", async () => {
  const [north, south] = [await aTeam(), await aTeam()];
  await aStage();
  const id = await aStage();
  await anOpportunity({ stageId: id, teamId: south });
  await expect(stage.edit(command({ id, changes: { teamId: north } }))).rejects.toMatchObject(
    refusal("stage_in_use"),
  );
  await stage.edit(command({ id, changes: { teamId: south } }));
  expect((await stored(id)).teamId).toBe(south);
});

test("a stage goes between its named neighbours", async () => {
  const [a, b, c] = [await aStage(), await aStage(), await aStage()];
  await stage.move(command({ id: c, afterId: a, beforeId: b }));
  expect(await order()).toEqual([a, c, b]);
  await stage.move(command({ id: b, afterId: null, beforeId: a }));
  expect(await order()).toEqual([b, a, c]);
  await stage.move(command({ id: b, afterId: c, beforeId: null }));
  expect(await order()).toEqual([a, c, b]);
});

test("a stage whose former neighbour is gone goes next to the one that is left", async () => {
  const [a, b, c] = [await aStage(), await aStage(), await aStage()];
  await stage.move(command({ id: a, afterId: randomUUID(), beforeId: c }));
  expect(await order()).toEqual([b, a, c]);
});

test("stages of one key make room for one between them, in the order they were seen", async () => {
  const [a, b] = [await aStage({ position: "a0" }), await aStage({ position: "a0" })].toSorted();
  const c = await aStage({ position: "a5" });
  await stage.move(command({ id: c, afterId: a ?? null, beforeId: b ?? null }));
  expect(await order()).toEqual([a, c, b]);
});

test("stages moved at once all end up with places of their own", async () => {
  const ids = await Promise.all(["a0", "a1", "a2", "a3", "a4"].map((position) => aStage({ position })));
  const [first = "", second = "", ...rest] = ids;
  await Promise.all(rest.map((id) => stage.move(command({ id, afterId: first, beforeId: second }))));
  const positions = (await prisma.stage.findMany()).map(({ position }) => position);
  expect(new Set(positions).size).toBe(5);
  expect((await order()).at(0)).toBe(first);
  expect((await order()).at(-1)).toBe(second);
});

test("a removed stage hands its opportunities over in order, each with a line of history", async () => {
  const [from, to] = [await aStage(), await aStage()];
  const there = await anOpportunity({ stageId: to });
  const moved = [
    await anOpportunity({ stageId: from }),
    await anOpportunity({ stageId: from, status: "lost" }),
    await anOpportunity({ stageId: from, deletedAt: new Date() }),
  ];
  const { result } = await stage.remove(command({ id: from, moveTo: to }));
  expect(result.moved).toBe(3);
  const column = await prisma.opportunity.findMany({ where: { stageId: to }, orderBy: { position: "asc" } });
  expect(column.map(({ id }) => id)).toEqual([there, ...moved]);
  expect(column.map(({ version }) => version)).toEqual([1, 2, 2, 2]);
  const [first = ""] = moved;
  expect(await prisma.timelineEntry.findMany({ where: { recordId: first } })).toMatchObject([
    {
      seq: 1,
      kind: "changed",
      authorId: lead.personId,
      changes: [{ field: "stageId", before: from, after: to }],
    },
  ]);
  expect(column[1]?.timelineSeq).toBe(1);
  expect((await logged(first)).map(({ audienceAfter }) => audienceAfter)).toEqual([["all"]]);
  expect((await logged(from)).map(({ op }) => op)).toEqual(["deleted"]);
});

test("a stage in use is removed only with a successor that means the same and that its team has", async () => {
  const north = await aTeam();
  const [from, won, norths] = [
    await aStage(),
    await aStage({ isWon: true }),
    await aStage({ teamId: north }),
  ];
  await anOpportunity({ stageId: from });
  const attempts = [
    [null, refusal("stage_in_use")],
    [won, refusal("stage_won_differs")],
    [norths, refusal("stage_of_another_team")],
    [from, refusal("invalid", { field: "moveTo", problem: "unknown" })],
  ] as const;
  for (const [moveTo, expected] of attempts) {
    await expect(stage.remove(command({ id: from, moveTo }))).rejects.toMatchObject(expected);
  }
  expect(await prisma.opportunity.count({ where: { stageId: from } })).toBe(1);
});

test("the last shared stage stays", async () => {
  const north = await aTeam();
  const shared = await aStage();
  await aStage({ teamId: north });
  await expect(stage.remove(command({ id: shared, moveTo: null }))).rejects.toMatchObject(
    refusal("last_stage"),
  );
  await expect(stage.edit(command({ id: shared, changes: { teamId: north } }))).rejects.toMatchObject(
    refusal("last_stage"),
  );
});

test("a rep does not set the board up", async () => {
  const rep = await aPerson({ role: "rep" });
  await expect(as(rep).crm.stage.create(command(newStage()))).rejects.toMatchObject(refusal("leads_only"));
  expect(await prisma.stage.count()).toBe(0);
});
