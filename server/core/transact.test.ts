import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { run, runTyped } from "@/testing/commands";
import { aPerson, aTeam } from "@/testing/people";
import { until } from "@/testing/until";
import type { Actor, HotContext, WriteContext } from "./context";
import { prisma, sql } from "./db";
import { Refusal } from "./refusal";
import { transactHot } from "./transact";

const rename = (teamId: string, name: string) => async (ctx: HotContext) => {
  await ctx.sql(`UPDATE sales_team SET name = $2, version = version + 1 WHERE id = $1`, [teamId, name]);
  ctx.changed("identity.salesTeam", teamId, { op: "updated", before: ["everyone"], after: ["everyone"] });
  return { name };
};

const logOf = (id: string) => prisma.changeLog.findMany({ where: { recordId: id }, orderBy: { seq: "asc" } });
const clock = async () => Number((await prisma.clock.findUniqueOrThrow({ where: { id: 1 } })).seq);

test("a rollback leaves nothing: no row, no log, no claim, no tick (I14)", async () => {
  const [actor, team, before, id] = [await aPerson(), await aTeam("Before"), await clock(), randomUUID()];
  const failing = async (ctx: HotContext) => {
    await rename(team, "After")(ctx);
    throw new Refusal("rule", "late_failure");
  };
  await expect(run(actor, failing, id)).rejects.toMatchObject({ reason: "late_failure" });

  expect(await prisma.salesTeam.findUniqueOrThrow({ where: { id: team } })).toMatchObject({
    name: "Before",
  });
  expect(await logOf(team)).toEqual([]);
  expect(await prisma.mutation.count({ where: { id } })).toBe(0);
  expect(await clock()).toBe(before);
});

test("a statement that nobody waits for fails its command by its own name, and nothing of it is left", async () => {
  const [actor, team, id] = [await aPerson(), await aTeam("Whole"), randomUUID()];
  const failing = async (ctx: HotContext) => {
    await rename(team, "Half")(ctx);
    ctx.send(`UPDATE sales_team SET name = NULL WHERE id = $1`, [team]);
    await ctx.sql(`SELECT 1`);
  };
  await expect(run(actor, failing, id)).rejects.toMatchObject({ code: "23502", column: "name" });
  await expect(
    runTyped(actor, async (ctx) => ctx.send(`UPDATE sales_team SET name = NULL WHERE id = $1`, [team]), id),
  ).rejects.toMatchObject({ code: "23502" });
  expect(await prisma.salesTeam.findUniqueOrThrow({ where: { id: team } })).toMatchObject({ name: "Whole" });
  expect(await prisma.mutation.count({ where: { id } })).toBe(0);
});

test("what a refused command still had under way is not written after its end", async () => {
  const [actor, team] = [await aPerson(), await aTeam("Before")];
  for (const running of [run, runTyped]) {
    let late: Promise<unknown> = Promise.resolve();
    const failing = async (ctx: HotContext) => {
      late = ctx.sql("SELECT pg_sleep(0.05)").then(() => rename(team, "After")(ctx));
      await Promise.all([late, Promise.reject(new Refusal("rule", "early_failure"))]);
    };
    await expect(running(actor, failing)).rejects.toMatchObject({ reason: "early_failure" });
    await Promise.allSettled([late]);
    expect(await prisma.salesTeam.findUniqueOrThrow({ where: { id: team } })).toMatchObject({
      name: "Before",
    });
  }
});

test("a typed command shares its transaction with its hand-written statements", async () => {
  const actor = await aPerson();
  const failing = async (ctx: WriteContext) => {
    const team = await ctx.db.salesTeam.create({ data: { name: "Half" } });
    const [seen] = await ctx.sql<{ n: number }>(`SELECT count(*)::int AS n FROM sales_team WHERE id = $1`, [
      team.id,
    ]);
    throw new Refusal("rule", `saw_${seen?.n}`);
  };
  await expect(runTyped(actor, failing)).rejects.toMatchObject({ reason: "saw_1" });
  expect(await prisma.salesTeam.count({ where: { name: "Half" } })).toBe(0);
});

test("a mutation sent ten times at once has the effect, and the reply, of one (I5)", async () => {
  const [actor, team, id] = [await aPerson(), await aTeam(), randomUUID()];
  const replies = await Promise.all(Array.from({ length: 10 }, () => run(actor, rename(team, "Once"), id)));

  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
  expect(replies[0]?.result).toEqual({ name: "Once" });
  expect(await prisma.salesTeam.findUniqueOrThrow({ where: { id: team } })).toMatchObject({ version: 2 });
  expect(await logOf(team)).toHaveLength(1);
});

test("another person's mutation id is a mutation of one's own, and tells nothing of theirs", async () => {
  const [one, other, team, id] = [await aPerson(), await aPerson(), await aTeam(), randomUUID()];
  await run(one, rename(team, "Theirs"), id);
  const { result } = await run(other, rename(team, "Mine"), id);
  expect(result).toEqual({ name: "Mine" });
});

test("a mutation id used for another command is refused", async () => {
  const [actor, team, id] = [await aPerson(), await aTeam(), randomUUID()];
  await run(actor, rename(team, "First"), id);
  const reused = transactHot(actor, { id, command: "another" }, rename(team, "Second"));
  await expect(reused).rejects.toMatchObject({ reason: "mutation_reused" });
});

test("a command that a deadlock undid is tried again by itself, and both have one effect (I5)", async () => {
  for (const running of [run, runTyped]) {
    const [actor, north, south] = [await aPerson(), await aTeam("North"), await aTeam("South")];
    let attempts = 0;
    let halfway = 0;
    const both = (first: string, second: string, prepare: string) => async (ctx: HotContext) => {
      attempts++;
      await ctx.sql(prepare);
      await rename(first, "Renamed")(ctx);
      halfway++;
      await until(() => halfway >= 2);
      return rename(second, "Renamed")(ctx);
    };
    // Who looks for a deadlock first is the one that is undone.
    await Promise.all([
      running(actor, both(north, south, "SET LOCAL deadlock_timeout = '10ms'")),
      run(actor, both(south, north, "SELECT 1")),
    ]);
    expect(attempts).toBe(3);
    for (const id of [north, south]) {
      expect(await prisma.salesTeam.findUniqueOrThrow({ where: { id } })).toMatchObject({ version: 3 });
      expect((await logOf(id)).length).toBe(2);
    }
  }
});

test("a serialisation failure is tried again twice, and what fails for good leaves nothing (I14)", async () => {
  for (const running of [run, runTyped]) {
    const [actor, team, id] = [await aPerson(), await aTeam("Before"), randomUUID()];
    let attempts = 0;
    const failing = (times: number) => async (ctx: HotContext) => {
      await rename(team, "After")(ctx);
      if (attempts++ < times) await ctx.sql("DO $$ BEGIN RAISE SQLSTATE '40001'; END $$");
    };
    await expect(running(actor, failing(3), id)).rejects.toMatchObject({ code: "40001" });
    expect(attempts).toBe(3);
    expect(await logOf(team)).toEqual([]);
    expect(await prisma.mutation.count({ where: { id } })).toBe(0);

    attempts = 0;
    await running(actor, failing(2), id);
    expect((await logOf(team)).length).toBe(1);
    expect(await prisma.salesTeam.findUniqueOrThrow({ where: { id: team } })).toMatchObject({ version: 2 });
  }
});

test("seq has the order of commits, without gaps, while rollbacks run in between (I3, I4)", async () => {
  const [actor, team, before] = [await aPerson(), await aTeam(), await clock()];
  const seen: { seq: number; at: number }[] = [];
  const commit = async (n: number) => {
    const { seq } = await run(actor, rename(team, `Name ${n}`));
    seen.push({ seq, at: performance.now() });
  };
  const fail = (actor_: Actor) =>
    run(actor_, async (ctx) => {
      await rename(team, "never")(ctx);
      throw new Refusal("rule", "no");
    }).catch(() => undefined);
  await Promise.all(Array.from({ length: 60 }, (_, n) => (n % 3 === 0 ? fail(actor) : commit(n))));

  const rows = await sql<{ seq: string }>(
    `SELECT seq::text FROM change_log WHERE seq > $1 ORDER BY change_log.seq`,
    [before],
  );
  expect(rows.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: 40 }, (_, n) => before + n + 1));
  expect(new Set(seen.map(({ seq }) => seq)).size).toBe(40);
  expect(await clock()).toBe(before + 40);
});
