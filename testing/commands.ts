import { randomUUID } from "node:crypto";
import type { Actor, HotContext, ReadContext, WriteContext } from "@/server/core/context";
import { prisma, sql } from "@/server/core/db";
import { transact, transactHot } from "@/server/core/transact";

/** Queries and commands of one person, called without the procedures in front of them. */

export const reading = (actor: Actor): ReadContext => ({ actor, db: prisma, sql, now: new Date() });

/** Runs a command as a request of this person would. */
export const run = <T>(actor: Actor, work: (ctx: HotContext) => Promise<T>, id: string = randomUUID()) =>
  transactHot(actor, { id, command: "test" }, work);

export const runTyped = <T>(
  actor: Actor,
  work: (ctx: WriteContext) => Promise<T>,
  id: string = randomUUID(),
) => transact(actor, { id, command: "test" }, work);
