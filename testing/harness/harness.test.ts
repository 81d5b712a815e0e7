import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../until";
import { perform } from "./acts";
import { databaseDefects } from "./database-defects";
import type { HarnessClient } from "./harness-client";
import type { HeavyFaultName } from "./heavy-faults";
import { clientDefects } from "./plants";
import { deliverByPollAlone } from "./poll-delivery";
import { runSeed } from "./seed-run";
import { killPage, lastWord, leaveTeams } from "./troubles";
import { World } from "./world";

// Some seeds alone: HARNESS_SEED=17 or 17,23. Another number of them: HARNESS_SEEDS=500, or 101-200. With HARNESS_CHAOS=1
// heavy faults strike more often (npm run test:chaos).
const chosen = process.env["HARNESS_SEED"];
const [from = 1, to = 100] = rangeOf(process.env["HARNESS_SEEDS"] ?? "1-100");
const seeds =
  chosen?.split(",").map(Number) ?? Array.from({ length: to - from + 1 }, (_, place) => from + place);
const command = process.env["HARNESS_CHAOS"] ? "npm run test:chaos --" : "npm test -- harness";
const plantSeed = 7;
const heavy: readonly HeavyFaultName[] = [
  "postgres",
  "backup",
  ...(process.env["HARNESS_CHAOS"] ? ["silence" as const] : []),
];

/** "300" or "101-200". */
function rangeOf(seeds: string): readonly number[] {
  const [first = 1, last] = seeds.split("-").map(Number);
  return last === undefined ? [1, first] : [first, last];
}

let world: World;
let begun = 0;
beforeAll(async () => {
  world = await World.open();
  begun = performance.now();
}, 120_000);
afterAll(() => world.close(), 30_000);

describe("the live core holds its invariants", { timeout: 180_000 }, () => {
  it.each(seeds)("in seed %i", async (seed) => {
    expect(await runSeed(world, seed), `Played again by: ${command} --seed ${seed}`).toEqual([]);
  });

  it.each(heavy)("where there is trouble with %s", async (name) => {
    expect(await runSeed(world, plantSeed, { heavy: name })).toEqual([]);
  });

  it("and says how fast the seeds went", () => {
    const seconds = (performance.now() - begun) / 1000;
    process.stdout.write(
      `harness: ${seeds.length} seeds in ${seconds.toFixed(0)} s, ${(seeds.length / seconds).toFixed(2)} a second\n`,
    );
  });

  it("with wake-ups off, within the poll interval and half a second (I15)", async () => {
    expect(await deliverByPollAlone(world)).toEqual([]);
  });
});

describe.skipIf(chosen !== undefined)("the harness catches", { timeout: 90_000 }, () => {
  const whatIsFound = (found: readonly string[]) => [...new Set(found.map((text) => /I\d+/.exec(text)?.[0]))];

  it.each(clientDefects)("a planted defect of %s", async (defect) => {
    expect(whatIsFound(await runSeed(world, plantSeed, { defect, meddle: lastWord }))).toContain(defect);
  });

  it("what comes after access was lost (I9)", async () => {
    const meddle = async (_: World, [client]: readonly HarnessClient[]) => {
      if (client) await leaveTeams(world, client.member);
      await new Promise((resolve) => setTimeout(resolve, world.access.patience * 1.5));
    };
    expect(whatIsFound(await runSeed(world, plantSeed, { defect: "I9", meddle }))).toContain("I9");
  });

  it("a device that forgets what it kept (I6)", async () => {
    const found = await runSeed(world, plantSeed, {
      meddle: async (_, [client], scene) => {
        if (!client) return;
        client.network.lossRate = 1;
        void perform("create", { world, client, random: scene.random });
        await until(() => client.live.outbox.entries.some(({ isKept }) => isKept));
        killPage(scene, client);
        client.shelf.clear();
      },
    });
    expect(whatIsFound(found)).toContain("I6");
  });

  it.each(databaseDefects)("$what, planted in the database ($invariant)", async ({ invariant, plant }) => {
    const undo: (() => Promise<unknown>)[] = [];
    const found = await runSeed(world, plantSeed, {
      meddle: async (_, clients) => void undo.push(await plant(clients)),
    });
    for (const step of undo) await step();
    expect(whatIsFound(found)).toContain(invariant);
  });

  it("a card that is left behind in its former column (I11)", async () => {
    const found = await runSeed(world, plantSeed, {
      meddle: async (_, clients) => {
        for (const client of clients) {
          const { index } = client;
          const ids = index.ids.bind(index);
          const [left] = world.stages.flatMap((stageId) => ids(stageId));
          index.ids = (stageId) =>
            left ? [...ids(stageId).filter((id) => id !== left), left] : ids(stageId);
        }
      },
    });
    expect(whatIsFound(found)).toContain("I11");
  });

  it("deliveries that wait for a wake-up (I15)", async () => {
    expect(whatIsFound(await deliverByPollAlone(world, 3_000 + world.pace.jitter * 3))).toEqual(["I15"]);
  });
});
