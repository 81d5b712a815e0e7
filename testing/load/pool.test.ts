import { afterAll, beforeAll, expect, it } from "vitest";
import { prisma } from "@/server/core/db";
import { AppProcess, type Bundle, bundleServer } from "../harness/app-process";
import { leanFetch } from "../harness/lean-fetch";
import { command } from "../people";
import { until } from "../until";
import { aLoadCompany, type Call } from "./load-company";

let bundle: Bundle;
let app: AppProcess;
let company: Awaited<ReturnType<typeof aLoadCompany>>;
beforeAll(async () => {
  process.env["DATABASE_POOL"] = "3";
  company = await aLoadCompany(20);
  bundle = await bundleServer();
  app = await AppProcess.start(bundle);
}, 120_000);
afterAll(async () => {
  await app.kill();
  bundle.remove();
});

it("with every connection to the database taken it says when to come again, and each change has its effect once", async () => {
  const wanted = company.cookies.map((cookie) => ({
    cookie,
    body: JSON.stringify(command(company.aCreate())),
  }));
  const sendAll = () =>
    Promise.all(wanted.map(({ cookie, body }) => company.create(app.origin, cookie, body)));
  const refused: Call[] = [];
  const health: number[] = [];
  // Somebody holds the clock, so that no command can end, and what has begun keeps its connection.
  const first = await prisma.$transaction(
    async (held) => {
      await held.$queryRaw`SELECT seq FROM clock FOR UPDATE`;
      const sent = wanted.map(async ({ cookie, body }) => {
        const call = await company.create(app.origin, cookie, body);
        if (call.status !== 200) refused.push(call);
        return call;
      });
      await until(() => refused.length >= 10, 20_000);
      for (const path of ["/api/health", "/api/ready"])
        health.push((await leanFetch(`${app.origin}${path}`)).status);
      return sent;
    },
    { timeout: 30_000 },
  );
  await Promise.all(first);
  expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([503]));
  expect(refused.every(({ retryAfter }) => Number(retryAfter) >= 1)).toBe(true);
  expect(health).toEqual([200, 200]);
  await until(async () => (await sendAll()).every(({ status }) => status === 200), 30_000);
  expect(await prisma.opportunity.count()).toBe(wanted.length);
}, 90_000);
