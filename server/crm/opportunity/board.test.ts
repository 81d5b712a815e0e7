import { beforeAll, expect, test } from "vitest";
import { cardOf, fromTuple } from "@/common/crm/card-tuple";
import { loadDemo } from "@/prisma/seed/load-demo";
import type { Actor } from "@/server/core/context";
import { prisma, sql } from "@/server/core/db";
import { cardPage, firstCards } from "./board";
import { readRows, view } from "./view";

const everything: Actor = {
  ...{ personId: "00000000-0000-8000-8000-000000000002", role: "admin", scope: "all", accessVersion: 1 },
  ...{ teamIds: [], ledTeamIds: [] },
};
beforeAll(async () => {
  await loadDemo(prisma, new Date());
});

test("a card of the snapshot says what the full record says, to the millisecond and the cent", async () => {
  const { cards, next } = await cardPage(sql, everything, null);
  expect(next).toBeNull();
  expect(cards).toHaveLength(await prisma.opportunity.count());
  const rows = await readRows(
    sql,
    cards.map(([id]) => id),
  );
  for (const tuple of cards) {
    const { card, customer } = fromTuple(tuple);
    const row = rows.get(card.id);
    if (!row) throw new Error(`${card.id} is not there`);
    expect(card).toEqual(cardOf(view(row)));
    expect(customer).toEqual(view(row).customer);
  }
});

test("the first page holds what is not lost", async () => {
  const cards = await firstCards(sql, everything);
  expect(cards).toHaveLength(await prisma.opportunity.count({ where: { status: { not: "lost" } } }));
});
