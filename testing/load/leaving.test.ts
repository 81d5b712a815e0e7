import { afterAll, beforeAll, expect, it } from "vitest";
import { prisma } from "@/server/core/db";
import { openSocket } from "@/ui/live/socket-link";
import { AppProcess, type Bundle, bundleServer } from "../harness/app-process";
import { until } from "../until";
import { aLoadCompany, type Call } from "./load-company";
import { isFull } from "./size";

let bundle: Bundle;
let company: Awaited<ReturnType<typeof aLoadCompany>>;
beforeAll(async () => {
  company = await aLoadCompany(20);
  bundle = await bundleServer();
}, 120_000);
afterAll(() => bundle.remove());

it("told to end under load it answers all it was asked, sends sockets away at moments of their own, and is gone in time", async () => {
  const app = await AppProcess.start(bundle);
  const delays: number[] = [];
  const links = company.cookies.map((cookie) => {
    const greeted = { is: false };
    const nothing = () => undefined;
    const events = { feed: nothing, reset: nothing, presence: nothing, down: nothing };
    const hello = () => {
      greeted.is = true;
    };
    const leaving = (delay: number) => void delays.push(delay);
    return {
      greeted,
      link: openSocket({ url: app.origin, headers: { cookie } }, { ...events, hello, leaving }),
    };
  });
  await until(() => links.every(({ greeted }) => greeted.is), 20_000);
  let isOver = false;
  const calls: Call[] = [];
  const working = company.cookies.map(async (cookie) => {
    while (!isOver) {
      const call = await company.create(app.origin, cookie);
      calls.push(call);
      // Nobody listens there any more.
      if (call.status === 0) return;
    }
  });
  await until(() => calls.length > (isFull ? 2_000 : 200), 30_000);
  const begun = performance.now();
  const code = await app.leave();
  const took = performance.now() - begun;
  isOver = true;
  await Promise.all(working);
  for (const { link } of links) link.close();
  process.stdout.write(`leaving: ${calls.length} calls, gone after ${(took / 1_000).toFixed(1)} s\n`);
  expect(code).toBe(0);
  expect(took).toBeLessThan(15_000);
  // Each ends with one call that was not even let in; all others were answered.
  const answered = calls.filter(({ status }) => status !== 0);
  expect(new Set(answered.map(({ status }) => status))).toEqual(new Set([200]));
  expect(calls.length - answered.length).toBeLessThanOrEqual(company.cookies.length);
  expect(await prisma.opportunity.count()).toBe(answered.length);
  expect(new Set(delays).size).toBeGreaterThan(company.cookies.length / 2);
}, 90_000);
