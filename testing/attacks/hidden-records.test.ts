import { expect, test } from "vitest";
import { appRouter } from "@/server/api/root";
import { prisma } from "@/server/core/db";
import { as, command } from "../people";
import { anOpportunity } from "../pipeline";
import { cases } from "./procedures";
import { aWorld, procedure } from "./world";

const world = await aWorld();
const { admin, rep, agent } = world.people;

/** One that was the rep's and went to another team, with a note that mentions them and a word of its own in each text. */
const id = await anOpportunity({
  ...{ stageId: world.open, teamId: world.ours, ownerId: rep.personId },
  ...{ name: "Hushname", expectedRevenue: "987654.32" },
});
const { opportunity } = as(admin).crm;
await opportunity.edit(
  command({
    id,
    changes: {
      description: { base: null, next: "Hushtext" },
      name: { base: "Hushname", next: "Hushname again" },
    },
  }),
);
const body = `Hushnote for @[${rep.personId}]`;
await opportunity.addNote(command({ id, body }));
// Whoever had it has it no more; the notices that they got of it are still theirs.
await prisma.opportunity.update({ where: { id }, data: { ownerId: null, teamId: world.theirs } });

const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;
const reads = Object.entries(cases).filter(([path]) => procedures[path]?._def.type === "query");

test("there are reads to look at", () => expect(reads.length).toBeGreaterThan(15));

test.each(reads)("attacks 4, 5, 12: %s tells nothing of a record that one may not see", async (path, one) => {
  for (const person of [rep, agent]) {
    const input = await one.input(world, world.ours, person);
    const aimed = JSON.parse(JSON.stringify(input ?? null), (key, value: unknown) => {
      if (key === "query") return "Hush";
      if (key === "recordIds" || key === "ids") return [id];
      return key === "recordId" || key === "id" ? id : value;
    }) as unknown;
    for (const asked of [input, aimed ?? undefined, { ...Object(aimed), limit: 100 }]) {
      const text = await procedure(
        path,
        person,
      )(asked).then(
        (answer) => JSON.stringify(answer) ?? "",
        (error: unknown) => JSON.stringify([String(error), error]),
      );
      expect([path, text]).not.toEqual([path, expect.stringMatching(/Hush|987654/i)]);
    }
  }
});

test("the administrator does find it, so that the words above are those to look for", async () => {
  const found = await Promise.all([
    opportunity.get({ id }),
    as(admin).messaging.timeline.list({ entity: "crm.opportunity", recordId: id, after: 0 }),
  ]);
  const text = JSON.stringify(found);
  for (const word of ["Hushname again", "Hushtext", "Hushnote", "987654.32"]) expect(text).toContain(word);
});
