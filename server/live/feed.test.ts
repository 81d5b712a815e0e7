import { afterEach, beforeEach, expect, test } from "vitest";
import type { Change } from "@/common/live";
import { entityReaders } from "@/server/api/entities";
import type { Actor } from "@/server/core/context";
import { prisma, sql } from "@/server/core/db";
import { editOpportunity } from "@/server/crm/opportunity/edit";
import { moveOpportunity } from "@/server/crm/opportunity/move";
import { reading, run } from "@/testing/commands";
import { aPerson, aTeam } from "@/testing/people";
import { anOpportunity, aPipeline } from "@/testing/pipeline";
import { until } from "@/testing/until";
import { type Feed, type Listener, startFeed } from "./feed";
import { since } from "./since";

let feed: Feed;
beforeEach(async () => {
  feed = await startFeed(entityReaders);
});
afterEach(() => feed.stop());

type Heard = { prev: number; seq: number; changes: Change[] };

/** A client that writes down what it is sent. `now` is who stands behind it when the feed looks again. */
function listen(actor: Actor, now: () => Actor | null | Promise<Actor> = () => actor) {
  const heard: Heard[] = [];
  const resets: string[] = [];
  const state = { closed: false };
  const listener: Listener = {
    actor,
    sent: 0,
    send: ({ prev, seq, changes }) =>
      void heard.push({ prev, seq, changes: JSON.parse(changes) as Change[] }),
    reset: (reason) => void resets.push(reason),
    revalidate: async () => now(),
    close: () => {
      state.closed = true;
    },
  };
  const start = feed.join(listener);
  return { heard, resets, state, start, changes: () => heard.flatMap(({ changes }) => changes) };
}

async function aBoard() {
  const [north, south, stages] = [await aTeam("North"), await aTeam("South"), await aPipeline()];
  const [rep, colleague, stranger] = [
    await aPerson({ teamIds: [north] }),
    await aPerson({ teamIds: [north] }),
    await aPerson({ teamIds: [south] }),
  ];
  const id = await anOpportunity({ stageId: stages.fresh.id, teamId: north });
  const move = (from: string, to: string) =>
    run(rep, (ctx) =>
      moveOpportunity(ctx, { id, stageId: { base: from, next: to }, afterId: null, beforeId: null }),
    );
  return { north, south, stages, rep, colleague, stranger, id, move };
}

test("a committed change reaches those who see it, as they see it, and nobody else (I1, I10)", async () => {
  const { stages, rep, colleague, stranger, move, id } = await aBoard();
  const [near, far] = [listen(colleague), listen(stranger)];
  const { seq } = await move(stages.fresh.id, stages.qualified.id);

  await until(() => near.heard.length > 0);
  expect(near.heard[0]).toMatchObject({ prev: near.start.seq, seq });
  expect(near.changes()).toMatchObject([
    { entity: "crm.opportunity", op: "put", by: rep.personId, record: { id, stageId: stages.qualified.id } },
  ]);
  expect(far.heard).toEqual([]);
});

test("each message names the one before it, so that a client can tell that it missed one", async () => {
  const { stages, colleague, move } = await aBoard();
  const near = listen(colleague);
  for (const [from, to] of [
    ["fresh", "qualified"],
    ["qualified", "fresh"],
    ["fresh", "qualified"],
  ] as const) {
    const { seq } = await move(stages[from].id, stages[to].id);
    await until(() => near.heard.at(-1)?.seq === seq);
  }
  expect(near.heard.map(({ prev }) => prev)).toEqual([
    near.start.seq,
    ...near.heard.slice(0, -1).map(({ seq }) => seq),
  ]);
});

test("who loses a record gets its id alone, who gains it gets it whole", async () => {
  const { north, south, colleague, stranger, rep, id } = await aBoard();
  const [loser, winner] = [listen(colleague), listen(stranger)];
  await run(rep, (ctx) => editOpportunity(ctx, { id, changes: { teamId: { base: north, next: south } } }));

  await until(() => loser.heard.length > 0 && winner.heard.length > 0);
  expect(loser.changes()).toEqual([{ entity: "crm.opportunity", op: "evict", id }]);
  expect(winner.changes()).toMatchObject([{ op: "put", record: { id, teamId: south } }]);
});

test("whose access changed is reset and hears by the new rights from the very same batch on (I9)", async () => {
  const { north, stages, colleague, rep, move } = await aBoard();
  const outside: Actor = { ...colleague, teamIds: [], accessVersion: 2 };
  let current: Actor = colleague;
  const [near, still] = [listen(colleague, () => current), listen(rep)];

  current = outside;
  await run(colleague, async (ctx) => {
    await ctx.sql(`DELETE FROM membership WHERE person_id = $1 AND team_id = $2`, [
      colleague.personId,
      north,
    ]);
    ctx.changed("identity.person", colleague.personId, {
      op: "updated",
      before: ["everyone"],
      after: ["everyone"],
    });
  });
  const { seq } = await move(stages.fresh.id, stages.qualified.id);
  await until(() => still.heard.at(-1)?.seq === seq);
  expect(near.resets).toEqual(["access"]);
  expect(near.changes().filter(({ entity }) => entity === "crm.opportunity")).toEqual([]);
});

test("a look at the rights begun before they changed and ended after another one counts no more (I9)", async () => {
  const { stages, colleague, rep, move } = await aBoard();
  const outside: Actor = { ...colleague, teamIds: [], accessVersion: 2 };
  let endEarly = (_: Actor): void => undefined;
  const early = new Promise<Actor>((resolve) => {
    endEarly = resolve;
  });
  const looks = [early];
  const [near, still] = [listen(colleague, () => looks.shift() ?? outside), listen(rep)];
  await run(colleague, async (ctx) =>
    ctx.changed("identity.person", colleague.personId, {
      op: "updated",
      before: ["everyone"],
      after: ["everyone"],
    }),
  );
  await until(() => near.resets.length > 0);

  endEarly(colleague);
  const { seq } = await move(stages.fresh.id, stages.qualified.id);
  await until(() => still.heard.at(-1)?.seq === seq);
  expect(near.resets).toEqual(["access"]);
  expect(near.changes().filter(({ entity }) => entity === "crm.opportunity")).toEqual([]);
});

test("whose session has ended is closed", async () => {
  const { colleague } = await aBoard();
  let current: Actor | null = colleague;
  const near = listen(colleague, () => current);
  current = null;
  await run(colleague, async (ctx) =>
    ctx.changed("identity.person", colleague.personId, {
      op: "updated",
      before: ["everyone"],
      after: ["everyone"],
    }),
  );
  await until(() => near.state.closed);
});

test("what another process commits arrives though nothing wakes this one but its poll (I15)", async () => {
  const { colleague, id } = await aBoard();
  const near = listen(colleague);
  const begun = performance.now();
  await sql(
    `WITH tick AS (UPDATE clock SET seq = seq + 1 RETURNING seq)
     INSERT INTO change_log (seq, entity, record_id, op, audience_before, audience_after)
     SELECT seq, 'crm.opportunity', $1, 'updated', ARRAY['all'], ARRAY['all'] FROM tick`,
    [id],
  );
  await until(() => near.heard.length > 0);
  expect(performance.now() - begun).toBeLessThan(1_000);
});

test("a catch-up collapses to the records as they are now, and asks for a new snapshot where it cannot know", async () => {
  const { stages, colleague, stranger, move, id } = await aBoard();
  const { epoch } = await prisma.clock.findUniqueOrThrow({ where: { id: 1 } });
  const [{ seq } = { seq: 0 }] = [await move(stages.fresh.id, stages.qualified.id)];
  await move(stages.qualified.id, stages.fresh.id);
  const cursor = { epoch, access: 1, seq: seq - 1 };
  const catchUp = since(entityReaders);

  const missed = await catchUp(reading(colleague), cursor);
  expect(missed).toMatchObject({
    reset: null,
    seq: seq + 1,
    changes: [{ op: "put", record: { id, stageId: stages.fresh.id } }],
  });
  expect(await catchUp(reading(stranger), cursor)).toMatchObject({ changes: [] });
  expect(await catchUp(reading(colleague), { ...cursor, access: 2 })).toEqual({ reset: "access" });
  expect(await catchUp(reading(colleague), { ...cursor, epoch: crypto.randomUUID() })).toEqual({
    reset: "epoch",
  });
  expect(await catchUp(reading(colleague), { ...cursor, seq: seq + 100 })).toEqual({ reset: "epoch" });
  await sql(`DELETE FROM change_log WHERE seq = $1`, [seq]);
  expect(await catchUp(reading(colleague), cursor)).toEqual({ reset: "expired" });
});
