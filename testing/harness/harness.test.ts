import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runSeed } from "./seed-run";
import { World } from "./world";

const chosen = process.env["HARNESS_SEED"];
const seeds = chosen ? [Number(chosen)] : Array.from({ length: 50 }, (_, place) => place + 1);

let world: World;
beforeAll(async () => {
  world = await World.open();
}, 60_000);
afterAll(() => world.close(), 30_000);

describe("the live core holds its invariants", () => {
  it.each(seeds)("in seed %i", { timeout: 40_000 }, async (seed) => {
    expect(await runSeed(world, seed)).toEqual([]);
  });
});
