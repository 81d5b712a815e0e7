import { expect, test } from "vitest";
import { recordScopes, roles } from "@/common/identity/roles";
import type { Actor } from "@/server/core/context";
import { prisma, sql } from "@/server/core/db";
import { hears } from "@/server/live/audience";
import { reading, run } from "@/testing/commands";
import { aPerson, aTeam } from "@/testing/people";
import { anOpportunity, aPipeline } from "@/testing/pipeline";
import { audience, canSee, findOpportunity, visibleSql, visibleTo } from "./access";
import { readRows } from "./view";

/** Everybody who could matter: each role and scope, in the team, in another, in both, in none. */
async function everybody(north: string, south: string): Promise<Actor[]> {
  const memberships = [[], [north], [south], [north, south]];
  const wishes = roles.flatMap((role) =>
    recordScopes.flatMap((scope) => memberships.map((teamIds) => ({ role, scope, teamIds }))),
  );
  return Promise.all(wishes.map((wish) => aPerson(wish)));
}

test("who sees, who is found by SQL, who is found by the client and who hears are the same people", async () => {
  const [north, south] = [await aTeam("North"), await aTeam("South")];
  const { fresh } = await aPipeline();
  const people = await everybody(north, south);
  const owners = [null, ...people.slice(0, 6).map(({ personId }) => personId)];
  for (const teamId of [null, north, south]) {
    for (const ownerId of owners) await anOpportunity({ stageId: fresh.id, teamId, ownerId });
  }
  await prisma.opportunity.update({
    where: { id: await anOpportunity({ stageId: fresh.id, teamId: north }) },
    data: { deletedAt: new Date() },
  });
  const all = await readRows(
    sql,
    (await prisma.opportunity.findMany({ select: { id: true } })).map(({ id }) => id),
  );

  for (const actor of people) {
    const { where, values } = visibleSql(actor, 1);
    const bySql = await sql<{ id: string }>(`SELECT o.id FROM opportunity o WHERE ${where}`, values);
    const byClient = await prisma.opportunity.findMany({
      where: visibleTo(reading(actor)),
      select: { id: true },
    });
    const seen = [...all.values()].filter((row) => canSee(actor, row)).map(({ id }) => id);
    const heard = [...all.values()].filter((row) => hears(actor, new Set(audience(row)))).map(({ id }) => id);

    expect(new Set(bySql.map(({ id }) => id))).toEqual(new Set(seen));
    expect(new Set(byClient.map(({ id }) => id))).toEqual(new Set(seen));
    expect(new Set(heard)).toEqual(new Set(seen));
  }
});

test("a hidden opportunity and one that never was answer alike", async () => {
  const [north, south] = [await aTeam("North"), await aTeam("South")];
  const { fresh } = await aPipeline();
  const hidden = await anOpportunity({ stageId: fresh.id, teamId: south });
  const actor = await aPerson({ teamIds: [north] });

  const refusal = { kind: "not_found", reason: "opportunity_not_found" };
  await expect(findOpportunity(reading(actor), hidden)).rejects.toMatchObject(refusal);
  await expect(findOpportunity(reading(actor), crypto.randomUUID())).rejects.toMatchObject(refusal);
});

test("losing the team makes it unseen at once", async () => {
  const [north, south] = [await aTeam("North"), await aTeam("South")];
  const { fresh } = await aPipeline();
  const id = await anOpportunity({ stageId: fresh.id, teamId: north });
  const [member, admin] = [await aPerson({ teamIds: [north] }), await aPerson({ role: "admin" })];
  await findOpportunity(reading(member), id);

  await run(admin, (ctx) => ctx.sql(`UPDATE opportunity SET team_id = $2 WHERE id = $1`, [id, south]));
  await expect(findOpportunity(reading(member), id)).rejects.toMatchObject({ kind: "not_found" });
});
