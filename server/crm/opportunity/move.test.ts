import { expect, test } from "vitest";
import { prisma, sql } from "@/server/core/db";
import { run } from "@/testing/commands";
import { aPerson, aTeam } from "@/testing/people";
import { anOpportunity, aPipeline } from "@/testing/pipeline";
import { moveOpportunity } from "./move";

const at = (id: string) => prisma.opportunity.findUniqueOrThrow({ where: { id } });
const columnOf = async (stageId: string) =>
  (
    await sql<{ name: string }>(`SELECT name FROM opportunity WHERE stage_id = $1 ORDER BY position, id`, [
      stageId,
    ])
  ).map(({ name }) => name);
const historyOf = (recordId: string) =>
  prisma.timelineEntry.findMany({ where: { recordId }, orderBy: { seq: "asc" } });

async function aBoard() {
  const [team, stages] = [await aTeam(), await aPipeline()];
  const rep = await aPerson({ teamIds: [team] });
  const card = async (name: string, position: string, stageId = stages.fresh.id) =>
    at(await anOpportunity({ stageId, name, position, teamId: team }));
  const move = (
    id: string,
    base: string,
    next: string,
    afterId: string | null = null,
    beforeId: string | null = null,
  ) => run(rep, (ctx) => moveOpportunity(ctx, { id, stageId: { base, next }, afterId, beforeId }));
  return { team, stages, rep, card, move };
}

test("a card lands between the neighbours it was dropped between", async () => {
  const { stages, card, move } = await aBoard();
  const [a, b] = [await card("A", "a0", stages.qualified.id), await card("B", "a1", stages.qualified.id)];
  const moved = await card("Moved", "a0");

  await move(moved.id, stages.fresh.id, stages.qualified.id, a.id, b.id);
  expect(await columnOf(stages.qualified.id)).toEqual(["A", "Moved", "B"]);
  expect((await historyOf(moved.id)).at(-1)?.changes).toEqual([
    { field: "stageId", before: stages.fresh.id, after: stages.qualified.id },
  ]);
});

test("where the upper neighbour has left, the lower one counts; where both have, the top", async () => {
  const { stages, card, move } = await aBoard();
  const [a, b] = [await card("A", "a0", stages.qualified.id), await card("B", "a1", stages.qualified.id)];
  const [gone, one, two] = [await card("Gone", "a0"), await card("One", "a1"), await card("Two", "a2")];

  await move(one.id, stages.fresh.id, stages.qualified.id, gone.id, b.id);
  expect(await columnOf(stages.qualified.id)).toEqual(["A", "One", "B"]);
  await move(two.id, stages.fresh.id, stages.qualified.id, gone.id, gone.id);
  expect(await columnOf(stages.qualified.id)).toEqual(["Two", "A", "One", "B"]);
  expect(a.version).toBe(1);
});

test("a place in its own column changes the order and tells no history", async () => {
  const { stages, card, move } = await aBoard();
  const [a, b] = [await card("A", "a0"), await card("B", "a1")];
  await move(a.id, stages.fresh.id, stages.fresh.id, b.id, null);
  expect(await columnOf(stages.fresh.id)).toEqual(["B", "A"]);
  expect(await historyOf(a.id)).toEqual([]);
});

test("cards with one and the same key stay movable", async () => {
  const { stages, card, move } = await aBoard();
  const [a, b] = [await card("A", "a1"), await card("B", "a1")];
  const c = await card("C", "a5");
  await move(c.id, stages.fresh.id, stages.fresh.id, a.id, b.id);
  expect(await columnOf(stages.fresh.id)).toHaveLength(3);
});

test("three hundred drops into one gap keep keys short and the order right", async () => {
  const { stages, card, move } = await aBoard();
  const [top, bottom] = [
    await card("Top", "a0", stages.qualified.id),
    await card("Bottom", "a1", stages.qualified.id),
  ];
  const expected: string[] = [];
  let above = top.id;
  for (let n = 0; n < 300; n++) {
    const { id, name } = await card(`Card ${n}`, "a0");
    await move(id, stages.fresh.id, stages.qualified.id, above, bottom.id);
    above = id;
    expected.push(name);
  }
  expect(await columnOf(stages.qualified.id)).toEqual(["Top", ...expected, "Bottom"]);
  const [longest] = await sql<{ n: number }>(`SELECT max(length(position))::int AS n FROM opportunity`);
  expect(longest?.n).toBeLessThanOrEqual(48);
}, 60_000);

test("into a won stage wins, out of it reopens, and a probability set by hand goes", async () => {
  const { stages, card, move } = await aBoard();
  const { id } = await card("Deal", "a0");
  await prisma.opportunity.update({ where: { id }, data: { probability: 40 } });

  await move(id, stages.fresh.id, stages.won.id);
  expect(await at(id)).toMatchObject({ status: "won", probability: null, closedAt: expect.any(Date) });
  expect((await historyOf(id)).at(-1)?.kind).toBe("won");
  await move(id, stages.won.id, stages.qualified.id);
  expect(await at(id)).toMatchObject({ status: "open", closedAt: null });
});

test("a stage that somebody else chose meanwhile is a conflict with both values, and stays (I13)", async () => {
  const { stages, card, move, team } = await aBoard();
  const { id } = await card("Deal", "a0");
  const colleague = await aPerson({ teamIds: [team] });
  await run(colleague, (ctx) =>
    moveOpportunity(ctx, {
      id,
      stageId: { base: stages.fresh.id, next: stages.qualified.id },
      afterId: null,
      beforeId: null,
    }),
  );

  await expect(move(id, stages.fresh.id, stages.won.id)).rejects.toMatchObject({
    reason: "conflict",
    details: [
      {
        field: "stageId",
        base: stages.fresh.id,
        theirs: stages.qualified.id,
        mine: stages.won.id,
        by: colleague.personId,
      },
    ],
  });
  expect(await at(id)).toMatchObject({ stageId: stages.qualified.id, status: "open" });
});

test("another team's stage, a lost card and a reader are refused, and nothing is logged", async () => {
  const { team, stages, card, move } = await aBoard();
  const { id } = await card("Deal", "a0");
  const foreign = await aPipeline(await aTeam("Elsewhere"));
  await expect(move(id, stages.fresh.id, foreign.fresh.id)).rejects.toMatchObject({
    reason: "stage_of_another_team",
  });

  const reader = await aPerson({ role: "reader", teamIds: [team] });
  const read = run(reader, (ctx) =>
    moveOpportunity(ctx, {
      id,
      stageId: { base: stages.fresh.id, next: stages.won.id },
      afterId: null,
      beforeId: null,
    }),
  );
  await expect(read).rejects.toMatchObject({ reason: "read_only" });

  await prisma.opportunity.update({ where: { id }, data: { status: "lost" } });
  await expect(move(id, stages.fresh.id, stages.won.id)).rejects.toMatchObject({ reason: "restore_first" });
  expect(await prisma.changeLog.count({ where: { recordId: id } })).toBe(0);
});

test("twenty people moving ten cards at once lose and double none", async () => {
  const { team, stages, card } = await aBoard();
  const cards = await Promise.all(Array.from({ length: 10 }, (_, n) => card(`Card ${n}`, `a${n}`)));
  const people = await Promise.all(Array.from({ length: 20 }, () => aPerson({ teamIds: [team] })));
  const shuffle = async (person: (typeof people)[number], n: number) => {
    const [mine, near] = [cards[n % 10], cards[(n * 7) % 10]];
    if (!mine || !near) return;
    const { stageId } = await at(mine.id);
    const next = n % 2 ? stages.fresh.id : stages.qualified.id;
    await run(person, (ctx) =>
      moveOpportunity(ctx, {
        id: mine.id,
        stageId: { base: stageId, next },
        afterId: near.id,
        beforeId: null,
      }),
    ).catch((error: { reason?: string }) => expect(error.reason).toBe("conflict"));
  };
  await Promise.all(
    people.flatMap((person, p) => Array.from({ length: 10 }, (_, n) => shuffle(person, n + p))),
  );

  const left = [...(await columnOf(stages.fresh.id)), ...(await columnOf(stages.qualified.id))];
  expect(left.sort()).toEqual(cards.map(({ name }) => name).sort());
});
