import { randomUUID } from "node:crypto";
import { prisma } from "@/server/core/db";
import { leanFetch } from "../harness/lean-fetch";
import { aPerson, command } from "../people";
import { aPipeline } from "../pipeline";
import { cookieFor } from "../session-row";

export type Call = { readonly status: number; readonly retryAfter: string | null; readonly ms: number };

/** Some colleagues, each at a device of their own, who make opportunities. */
export async function aLoadCompany(people: number) {
  const { fresh } = await aPipeline();
  const cookies: string[] = [];
  while (cookies.length < people) cookies.push(await cookieFor((await aPerson({ role: "admin" })).personId));
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
  return { cookies, create, aCreate };
}

/** From now on the database takes at least so many milliseconds over each new opportunity, and no processor meanwhile. */
export async function eachTakes(milliseconds: number): Promise<void> {
  await prisma.$executeRawUnsafe(`CREATE FUNCTION take_long() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN PERFORM pg_sleep(${milliseconds / 1_000}); RETURN NEW; END $$`);
  await prisma.$executeRawUnsafe(`CREATE TRIGGER take_long BEFORE INSERT ON opportunity
    FOR EACH ROW EXECUTE FUNCTION take_long()`);
}

/** Status 0: no answer came. */
async function timed(asked: ReturnType<typeof leanFetch>): Promise<Call> {
  const begun = performance.now();
  const answer = await asked.catch(() => null);
  const ms = performance.now() - begun;
  return { status: answer?.status ?? 0, retryAfter: answer?.headers.get("retry-after") ?? null, ms };
}
