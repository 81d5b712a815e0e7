import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programOf } from "../../scripts/debian-package.mjs";
import { runSeed } from "../harness/seed-run";
import { World } from "../harness/world";
import { startNginx } from "./nginx";
import { isFull } from "./size";

const program = programOf("nginx", "/usr/sbin/nginx");
/** Seconds: how long people work, and how often a process is killed meanwhile. */
const [lasting, between] = isFull ? [60, 10] : [10, 3];

describe.skipIf(!program)("two processes behind nginx, on one database", () => {
  let world: World;
  let nginx: Awaited<ReturnType<typeof startNginx>>;

  beforeAll(async () => {
    process.env["TRUST_PROXY"] = "1";
    world = await World.open();
    nginx = await startNginx(
      program ?? "",
      world.apps.map(({ port }) => port),
    );
    world.door = nginx;
  }, 120_000);
  afterAll(async () => {
    await nginx.stop();
    await world.close();
  }, 30_000);

  it(`one of them killed every ${between} s while people write: nothing is lost, nothing doubled, all devices equal`, async () => {
    let kills = 0;
    const killing = setInterval(() => {
      const app = world.apps[kills % 2];
      if (app?.isRunning) void world.killOne(kills++);
    }, between * 1_000);
    const end = performance.now() + lasting * 1_000;
    const found: string[] = [];
    let seed = 5_000;
    while (performance.now() < end) found.push(...(await runSeed(world, ++seed)));
    clearInterval(killing);
    process.stdout.write(`two nodes: ${seed - 5_000} seeds, ${kills} kills in ${lasting} s\n`);
    expect(found).toEqual([]);
    expect(kills).toBeGreaterThanOrEqual(2);
  }, 180_000);
});
