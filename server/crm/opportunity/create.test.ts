import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { reading, runTyped } from "@/testing/commands";
import { aPerson, aTeam } from "@/testing/people";
import { aPipeline, createInputFor } from "@/testing/pipeline";
import { createOpportunity } from "./create";
import { searchOpportunities } from "./queries";

test("a new card stands on top of its column, with a customer made from the name typed", async () => {
  const [team, stages] = [await aTeam(), await aPipeline()];
  const rep = await aPerson({ teamIds: [team] });
  const create = (name: string) =>
    runTyped(rep, (ctx) =>
      createOpportunity(
        ctx,
        createInputFor(stages.fresh.id, { name, teamId: team, customerName: "Hôtel Le Grand Tétras" }),
      ),
    );
  const [first, second] = [await create("First"), await create("Second")];
  expect(second.result.position < first.result.position).toBe(true);
  expect(second.result.customerId).toBe(first.result.customerId);
  expect(await prisma.partner.count({ where: { name: "Hôtel Le Grand Tétras" } })).toBe(1);
});

test("accents and case do not matter to a search, and every word must be found", async () => {
  const [team, stages] = [await aTeam(), await aPipeline()];
  const [rep, stranger] = [await aPerson({ teamIds: [team] }), await aPerson()];
  const input = createInputFor(stages.fresh.id, {
    name: "Chambre froide",
    teamId: team,
    customerName: "Fromagerie du Trièves",
  });
  await runTyped(rep, (ctx) => createOpportunity(ctx, input));

  const search = async (query: string, actor = rep) =>
    (await searchOpportunities(reading(actor), { query, limit: 80 })).map(([id]) => id);
  expect(await search("TRIEVES chambre")).toEqual([input.id]);
  expect(await search("trièves pompe")).toEqual([]);
  expect(await search("trieves", stranger)).toEqual([]);
});

test("in a team that one does not see it is refused, naming the field", async () => {
  const [team, stages] = [await aTeam(), await aPipeline()];
  const rep = await aPerson();
  const create = runTyped(rep, (ctx) =>
    createOpportunity(ctx, createInputFor(stages.fresh.id, { teamId: team })),
  );
  await expect(create).rejects.toMatchObject({ details: [{ field: "teamId", problem: "notYours" }] });
});

test("an id already taken is refused, and the record behind it stays as it was", async () => {
  const [team, stages] = [await aTeam(), await aPipeline()];
  const rep = await aPerson({ teamIds: [team] });
  const input = createInputFor(stages.fresh.id, { teamId: team });
  await runTyped(rep, (ctx) => createOpportunity(ctx, input));
  const again = runTyped(rep, (ctx) => createOpportunity(ctx, { ...input, name: "Overwritten" }));
  await expect(again).rejects.toMatchObject({ details: [{ field: "id", problem: "taken" }] });
  expect(await prisma.opportunity.findUniqueOrThrow({ where: { id: input.id } })).toMatchObject({
    name: input.name,
  });
});
