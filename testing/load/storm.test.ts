import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { prisma } from "@/server/core/db";
import { AppProcess, type Bundle, bundleServer } from "../harness/app-process";
import { leanFetch } from "../harness/lean-fetch";
import { until } from "../until";
import { aCrowd, createOn, type Device, heldBy, trueFor } from "./crowd";
import { quantile } from "./quantile";
import { isFull } from "./size";

const size = isFull ? { teams: 10, people: 50, devices: 1_000 } : { teams: 3, people: 12, devices: 60 };
/** Milliseconds between two new opportunities, each of another device and seen by all of its team. */
const between = isFull ? 100 : 200;
/** How often everybody loses the server at once, and for how many milliseconds. */
const [storms, away] = isFull ? [3, 5_000] : [1, 500];
/** Milliseconds after which all are back and have caught up. */
const recovered = 30_000;

let bundle: Bundle;
let app: AppProcess;
let crowd: Awaited<ReturnType<typeof aCrowd>>;
beforeAll(async () => {
  bundle = await bundleServer();
  app = await AppProcess.start(bundle);
  crowd = await aCrowd(app.origin, size);
}, 120_000);
afterAll(async () => {
  for (const { live } of crowd.devices) live.stop();
  await app.kill();
  bundle.remove();
});

it(`a server that is killed and comes back has all ${size.devices} devices back and caught up in time, within its memory, and nothing of what they did meanwhile is lost`, async () => {
  const { devices } = crowd;
  for (const { live } of devices) {
    void live.start();
    await pause(2);
  }
  await until(() => devices.every(isBack), 120_000, 50);
  const before = await memory();
  const written: Promise<string>[] = [];
  const writing = setInterval(() => {
    const device = devices[(written.length * 37) % devices.length];
    if (device) written.push(createOn(device, crowd.stageId));
  }, between);
  for (let storm = 0; storm < storms; storm++) {
    await pause(1_000);
    await app.kill();
    await pause(away);
    await app.start();
    const { back, asked, peak } = await allBack(devices);
    const [half, last] = [quantile(back, 0.5), quantile(back, 1)].map((ms) => (ms / 1_000).toFixed(1));
    const p95 = quantile(asked, 0.95);
    process.stdout.write(
      `storm: ${devices.length} devices back after ${half} s (half of them), ${last} s (all); a call meanwhile p95 ${p95.toFixed(0)} ms; ${before} MB before, ${peak} MB at most\n`,
    );
    if (isFull) expect(p95).toBeLessThan(2_000);
    expect(peak).toBeLessThan(1.5 * before + 100);
  }
  clearInterval(writing);
  const ids = await Promise.all(written);
  expect(await prisma.opportunity.count()).toBe(ids.length);
  for (const teamId of new Set(devices.map((device) => device.teamId))) {
    const truth = (await trueFor(teamId)).join();
    const own = devices.filter((device) => device.teamId === teamId);
    await until(() => own.every((device) => heldBy(device).join() === truth), recovered, 100);
  }
}, 300_000);

const isBack = ({ live }: Device) => live.sync.state === "live" && live.snapshot.complete;

/** When each was back, in milliseconds; how long calls took meanwhile; how many megabytes the server held at most. */
async function allBack(devices: readonly Device[]) {
  const begun = performance.now();
  const back: number[] = [];
  const asked: number[] = [];
  const left = new Set(devices);
  let peak = 0;
  for (let n = 0; left.size > 0; n++) {
    if (performance.now() - begun > recovered) throw new Error(`${left.size} devices are not back`);
    asked.push(await timeOfCall(devices[n % devices.length]));
    peak = Math.max(peak, await memory());
    for (const device of left)
      if (isBack(device) && left.delete(device)) back.push(performance.now() - begun);
    await pause(20);
  }
  return { back, asked, peak };
}

async function timeOfCall(device: Device | undefined): Promise<number> {
  const begun = performance.now();
  const input = encodeURIComponent(JSON.stringify({ after: "won" }));
  await leanFetch(`${app.origin}/rpc/live.page?input=${input}`, {
    headers: { cookie: device?.cookie ?? "" },
  });
  return performance.now() - begun;
}

/** Megabytes that the server's process holds. */
async function memory(): Promise<number> {
  const headers = { authorization: `Bearer ${process.env["CORDEE_METRICS_TOKEN"]}` };
  const figures = await (await fetch(`${app.origin}/metrics`, { headers })).text();
  const bytes = Number(/^process_resident_memory_bytes (\S+)$/m.exec(figures)?.[1] ?? Number.NaN);
  return Math.round(bytes / 1e6);
}
