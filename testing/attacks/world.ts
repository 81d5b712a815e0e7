import type { Role } from "@/common/identity/roles";
import { appRouter, createCaller } from "@/server/api/root";
import type { Actor } from "@/server/core/context";
import { prisma, sql } from "@/server/core/db";
import { aPerson, aTeam } from "../people";
import { aStage } from "../pipeline";

/** A company with one person of each role in one team, and a team that only the administrator may look into. */
export async function aWorld() {
  await prisma.company.create({ data: { name: "Refuge" } });
  const [ours, theirs] = [await aTeam("Ours"), await aTeam("Theirs")];
  const people: Record<Role, Actor> = {
    admin: await aPerson({ role: "admin" }),
    lead: await aPerson({ role: "lead", ledTeamIds: [ours] }),
    rep: await aPerson({ role: "rep", teamIds: [ours] }),
    presales: await aPerson({ role: "presales", scope: "team", teamIds: [ours] }),
    accountant: await aPerson({ role: "accountant", scope: "team", teamIds: [ours] }),
    supportLead: await aPerson({ role: "supportLead", scope: "all", teamIds: [ours] }),
    agent: await aPerson({ role: "agent", scope: "all", teamIds: [ours] }),
    reader: await aPerson({ role: "reader", teamIds: [ours] }),
  };
  // A second one, so that taking the first off duty is no matter of the last administrator.
  await aPerson({ role: "admin" });
  const stranger = await aPerson({ role: "rep", teamIds: [theirs] });
  const [open, next, won] = [await aStage(), await aStage(), await aStage({ isWon: true })];
  return { ours, theirs, people, stranger, open, next, won };
}
export type World = Awaited<ReturnType<typeof aWorld>>;

type Procedure = (input: unknown) => Promise<unknown>;

/** The procedure of this path, as this person calls it. */
export function procedure(path: string, actor: Actor | null, sessionToken: string | null = null): Procedure {
  const caller: unknown = createCaller({ actor, request: null, sessionToken });
  return path
    .split(".")
    .reduce((place, name) => (place as Record<string, unknown>)[name], caller) as Procedure;
}

/** Every path of the router, as the router itself lists them. */
export const allPaths: readonly string[] = Object.keys(appRouter._def.procedures);

let statement = "";

/**
 * The version of every row of every table but the audit log, which notes refusals: two that are equal say that nothing was
 * written in between. A write gives a row the number of its transaction, which is above all former ones.
 */
export async function everyRow(): Promise<unknown> {
  statement ||= await versionsStatement();
  return (await sql(statement, [], "every-row"))[0];
}

async function versionsStatement(): Promise<string> {
  const tables = await sql<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'audit_entry'",
  );
  const versions = tables.map(
    ({ name }) => `(SELECT concat(count(*), ' ', sum(xmin::text::bigint)) FROM "${name}") AS "${name}"`,
  );
  return `SELECT ${versions.join(", ")}`;
}
