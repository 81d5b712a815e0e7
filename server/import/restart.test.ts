import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { aFile, checked, configure, countsOf } from "@/testing/import-runs";
import { aPerson, as, command } from "@/testing/people";
import { aPipeline } from "@/testing/pipeline";
import { until } from "@/testing/until";

/** Milliseconds; each look asks the database that the worker waits for. */
const lookEvery = 40;

/** `npm run worker`, over the database of this test. */
function aWorker() {
  const child = spawn(process.execPath, ["--import", "tsx", "server/worker.ts"], {
    stdio: "ignore",
  });
  const gone = once(child, "exit");
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await gone;
  };
  return { end };
}

test("an import whose worker is killed in the middle goes on in another one, and doubles no row", {
  timeout: 120_000,
}, async () => {
  await aPipeline();
  const admin = await aPerson({ role: "admin" });
  const rows = Array.from(
    { length: 2_000 },
    (_, place) => `Affaire ${place};Client ${place % 50};${place},50`,
  );
  const id = await aFile(admin, ["Opportunité;Société;Montant", ...rows].join("\r\n"));
  await configure(admin, id, { known: "create" });
  await checked(admin, id);
  await as(admin).import.start(command({ id }));
  const run = () => prisma.importRun.findUniqueOrThrow({ where: { id } });

  const first = aWorker();
  await until(async () => (await run()).cursor >= 400, 60_000, lookEvery);
  await first.end("SIGKILL");
  const { cursor, created } = await run();
  expect(cursor).toBeLessThan(2_000);
  expect(await prisma.opportunity.count()).toBe(created);

  const second = aWorker();
  await until(async () => (await run()).state === "done", 60_000, lookEvery);
  await second.end("SIGTERM");
  expect(countsOf(await run())).toEqual([2_000, 0, 0, 0]);
  const names = await prisma.opportunity.findMany({ select: { name: true } });
  expect(new Set(names.map(({ name }) => name)).size).toBe(2_000);
  expect(names).toHaveLength(2_000);
  expect(await prisma.partner.count()).toBe(50);
});
