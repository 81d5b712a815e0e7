import { beforeAll, expect, test } from "vitest";
import { fromMinor, toMinor, weigh } from "@/common/money";
import { loadDemo } from "@/prisma/seed/load-demo";
import type { Actor } from "@/server/core/context";
import { prisma, sql } from "@/server/core/db";
import { canSee } from "./access";
import { readStages } from "./stage-of-team";
import { columnTotals } from "./totals";

const everything: Actor = {
  ...{ personId: "00000000-0000-8000-8000-000000000002", role: "admin", scope: "all", accessVersion: 1 },
  ...{ teamIds: [], ledTeamIds: [] },
};
beforeAll(async () => {
  await loadDemo(prisma, new Date());
});

/** The sums that a client makes of the cards it holds. */
async function addedUp(actor: Actor) {
  const chances = new Map((await prisma.stage.findMany()).map(({ id, probability }) => [id, probability]));
  const sums = new Map<string, { count: number; expected: number; weighted: number }>();
  for (const row of await prisma.opportunity.findMany()) {
    if (!canSee(actor, row)) continue;
    const key = `${row.stageId} ${row.status}`;
    const sum = sums.get(key) ?? { count: 0, expected: 0, weighted: 0 };
    const amount = toMinor(row.expectedRevenue.toFixed(2));
    const chance = { won: "100", lost: "0", open: String(row.probability ?? chances.get(row.stageId)) }[
      row.status
    ];
    sums.set(key, {
      count: sum.count + 1,
      expected: sum.expected + amount,
      weighted: sum.weighted + weigh(amount, chance),
    });
  }
  return sums;
}

test("a person's totals are the sums over the cards that they may see, whatever their scope", async () => {
  const person = await prisma.person.findFirstOrThrow({ where: { email: "rep@demo.cordee.test" } });
  const team = await prisma.salesTeam.findFirstOrThrow();
  const scoped: Actor = { ...everything, personId: person.id, role: "rep", teamIds: [team.id] };
  for (const actor of [everything, { ...scoped, scope: "team" }, { ...scoped, scope: "own" }] as const) {
    const expected = await addedUp(actor);
    const totals = await columnTotals(sql, actor, "first");
    expect(totals.length).toBe(expected.size);
    for (const { stageId, status, ...sums } of totals) {
      const sum = expected.get(`${stageId} ${status}`);
      expect(sums).toEqual({
        count: sum?.count,
        expected: fromMinor(sum?.expected ?? -1),
        weighted: fromMinor(sum?.weighted ?? -1),
      });
    }
  }
});

test("once something was written, what was added up before counts no more", async () => {
  const before = await columnTotals(sql, everything, "second");
  const [stage] = await readStages(sql);
  await prisma.opportunity.updateMany({
    where: { stageId: stage?.id ?? "" },
    data: { expectedRevenue: "1.00" },
  });
  expect(await columnTotals(sql, everything, "second")).toEqual(before);
  expect(await columnTotals(sql, everything, "third")).not.toEqual(before);
});
