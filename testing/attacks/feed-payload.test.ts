import { expect, test } from "vitest";
import { recordScopes, roles } from "@/common/identity/roles";
import type { Change } from "@/common/live";
import { entityReaders } from "@/server/api/entities";
import { prisma, sql } from "@/server/core/db";
import { readBatch } from "@/server/live/changes";
import { readClock } from "@/server/live/log";
import { aPerson, as, aTeam, command } from "../people";
import { anOpportunity, aStage, createInputFor } from "../pipeline";

const admin = await aPerson({ role: "admin" });
const [ours, theirs] = [await aTeam(), await aTeam()];
const stageId = await aStage();

test("the feed gives everybody exactly the opportunities that a read gives them, field by field", async () => {
  const people = await Promise.all(
    roles.flatMap((role) => recordScopes.map((scope) => aPerson({ role, scope, teamIds: [ours] }))),
  );
  const owners = [null, admin.personId, ...people.slice(0, 4).map((person) => person.personId)];
  const ids: string[] = [];
  for (const teamId of [null, ours, theirs]) {
    for (const ownerId of owners) {
      ids.push(await anOpportunity({ stageId, teamId, ownerId }));
      ids.push(await anOpportunity({ stageId, teamId, ownerId, deletedAt: new Date() }));
    }
  }
  const touched = ids.map((id) => ({
    entity: "crm.opportunity" as const,
    id,
    audiences: new Set(["everyone"] as const),
  }));
  const batch = await readBatch(sql, entityReaders, touched);
  for (const person of people) {
    const heard = batch.changesFor(person).map((json) => JSON.parse(json) as Change);
    expect(heard).toHaveLength(ids.length);
    for (const [index, change] of heard.entries()) {
      const id = ids[index] ?? "";
      const read = await as(person)
        .crm.opportunity.get({ id })
        .catch(() => null);
      expect(change).toEqual(
        read
          ? { entity: "crm.opportunity", op: "put", record: read }
          : { entity: "crm.opportunity", op: "evict", id },
      );
    }
  }
});

test("a cursor from before the access was lost brings nothing of what may no longer be seen", async () => {
  const before = await aPerson({ role: "rep", teamIds: [ours, theirs] });
  const { epoch, seq } = await readClock(sql);
  const id = await anOpportunity({ stageId, teamId: theirs, name: "Secret pumps" });
  await as(before).crm.opportunity.addNote(command({ id, body: "Seen." }));
  await as(admin).identity.person.setTeams(
    command({ id: before.personId, teams: [{ id: ours, leader: false }] }),
  );
  const after = { ...before, teamIds: [ours], accessVersion: 2 };

  expect(await as(after).live.since({ epoch, access: 1, seq })).toEqual({ reset: "access" });
  const forged = await as(after).live.since({ epoch, access: 2, seq });
  expect(JSON.stringify(forged)).not.toContain("Secret pumps");
  const start = await as(after).live.start();
  expect(JSON.stringify(start)).not.toContain("Secret pumps");
  expect(await as(after).crm.opportunity.search({ query: "secret pumps", limit: 10 })).toEqual([]);
});

test("totals, the first cards and the search leave out what a person may not see", async () => {
  await prisma.opportunity.deleteMany();
  await anOpportunity({ stageId, teamId: theirs, name: "Hidden" });
  // By a command: what was added up before counts until the clock moves.
  await as(admin).crm.opportunity.create(command(createInputFor(stageId, { teamId: ours, name: "Visible" })));
  const rep = await aPerson({ role: "rep", teamIds: [ours] });
  const start = await as(rep).live.start();
  expect(start.total).toBe(1);
  expect(start.cards).toHaveLength(1);
  expect(JSON.stringify(start)).not.toContain("Hidden");
});

await prisma.company.create({ data: { name: "Refuge" } });
