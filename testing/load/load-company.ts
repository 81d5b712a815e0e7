import { randomUUID } from "node:crypto";
import { leanFetch } from "../harness/lean-fetch";
import { aPerson, command } from "../people";
import { aPipeline } from "../pipeline";
import { cookieFor } from "../session-row";

export type Call = { readonly status: number; readonly retryAfter: string | null; readonly ms: number };

/** Some colleagues, each at a device of their own, who make opportunities. */
export async function aLoadCompany(people: number) {
  const { fresh } = await aPipeline();
  const cookies = await Promise.all(
    Array.from({ length: people }, async () => cookieFor((await aPerson({ role: "admin" })).personId)),
  );
  const aCreate = (id: string = randomUUID()) => ({
    id,
    ...{ name: "Under load", stageId: fresh.id, teamId: null, ownerId: null },
    ...{ customerId: null, customerName: null, expectedRevenue: "1" },
  });
  const create = (origin: string, cookie: string, body = JSON.stringify(command(aCreate()))) =>
    timed(
      leanFetch(`${origin}/rpc/crm.opportunity.create`, {
        method: "POST",
        headers: { cookie, "content-type": "application/json" },
        body,
      }),
    );
  const read = (origin: string, cookie: string) =>
    timed(leanFetch(`${origin}/rpc/live.start`, { headers: { cookie } }));
  return { cookies, create, read, aCreate };
}

/** Status 0: no answer came. */
async function timed(asked: ReturnType<typeof leanFetch>): Promise<Call> {
  const begun = performance.now();
  const answer = await asked.catch(() => null);
  const ms = performance.now() - begun;
  return { status: answer?.status ?? 0, retryAfter: answer?.headers.get("retry-after") ?? null, ms };
}

export function p95(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN;
}

/** Begins `work` so many times a second for some seconds, whatever became of the ones before. */
export async function atRate<T>(
  perSecond: number,
  seconds: number,
  work: (n: number) => Promise<T>,
): Promise<T[]> {
  const all: Promise<T>[] = [];
  const begun = performance.now();
  for (;;) {
    const passed = (performance.now() - begun) / 1_000;
    if (passed >= seconds) return Promise.all(all);
    while (all.length < passed * perSecond) all.push(work(all.length));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** One after the other for some seconds. */
export async function inTurn<T>(seconds: number, work: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; ) all.push(await work());
  return all;
}
