import { initTRPC, TRPCError } from "@trpc/server";
import * as z from "zod/mini";
import { admission } from "@/server/core/admission";
import type { Actor, HotContext, ReadContext, WriteContext } from "@/server/core/context";
import { databaseTrouble } from "@/server/core/database-trouble";
import { prisma, type Sql, sql } from "@/server/core/db";
import { log } from "@/server/core/log";
import { procedureSeconds } from "@/server/core/metrics";
import { Refusal, type RefusalKind } from "@/server/core/refusal";
import { type Mutation, transact, transactHot } from "@/server/core/transact";
import { callerOf } from "@/server/identity/caller";
import { clientAddress } from "@/server/identity/client-address";
import { auditRefusal } from "./audit-refusal";
import type { ApiContext } from "./context";

const httpCode: Record<RefusalKind, TRPCError["code"]> = {
  not_found: "NOT_FOUND",
  forbidden: "FORBIDDEN",
  conflict: "CONFLICT",
  invalid: "BAD_REQUEST",
  rule: "UNPROCESSABLE_CONTENT",
  too_many: "TOO_MANY_REQUESTS",
  busy: "SERVICE_UNAVAILABLE",
};

const t = initTRPC.context<ApiContext>().create({
  // A stack or a database's message is nobody's business but the log's.
  errorFormatter: ({ shape, error }) => ({
    message: error.cause instanceof Refusal ? error.cause.reason : shape.data.code,
    code: shape.code,
    data: { code: shape.data.code, httpStatus: shape.data.httpStatus, ...explain(error) },
  }),
});

export const { router, mergeRouters, createCallerFactory } = t;

/** What the client is told: a stable reason, and per field what is wrong. */
function explain(error: TRPCError): { reason: string; details: Refusal["details"] } {
  if (error.cause instanceof Refusal) return { reason: error.cause.reason, details: error.cause.details };
  if (error.code === "BAD_REQUEST") return { reason: "invalid", details: problemsOf(error.cause) };
  if (error.code === "UNAUTHORIZED") return { reason: "signed_out", details: [] };
  if (error.code === "NOT_FOUND") return { reason: "not_found", details: [] };
  return {
    reason: error.code === "INTERNAL_SERVER_ERROR" ? "internal" : error.code.toLowerCase(),
    details: [],
  };
}

function problemsOf(cause: unknown): Refusal["details"] {
  if (!(cause instanceof z.core.$ZodError)) return [];
  return cause.issues.map((issue) => ({
    field: issue.path.filter((part) => part !== "input").join("."),
    problem: issue.message,
  }));
}

/** `next()` reports failures as values; only here are refusals given an HTTP meaning. */
const refusals = t.middleware(async ({ ctx, path, next, getRawInput }) => {
  const measured = procedureSeconds.startTimer({ procedure: path });
  const result = await next();
  measured({ outcome: result.ok ? "ok" : outcomeOf(result.error) });
  if (!result.ok) auditRefusal({ ctx, path, error: result.error, input: getRawInput });
  if (result.ok) return result;
  const { cause, code } = result.error;
  if (cause instanceof Refusal) throw refused(cause);
  throw (code === "INTERNAL_SERVER_ERROR" && whenUnavailable(cause, path)) || result.error;
});

const refused = (refusal: Refusal) => new TRPCError({ code: httpCode[refusal.kind], cause: refusal });

/** "Later" and not "failed", where the database is away or takes no writes; null for every other error. */
export function whenUnavailable(error: unknown, path: string | null = null): TRPCError | null {
  const trouble = databaseTrouble(error);
  if (trouble === null) return null;
  log.warn({ err: error, path, trouble }, "the database does not answer, or takes no writes");
  return refused(new Refusal("busy", trouble));
}

/** Calls of this very process have no request, and wait for nobody. */
const inTurn = t.middleware(async ({ ctx: { request }, next, getRawInput }) => {
  // A body that comes slowly keeps nobody from their turn; one that is broken is refused where it is parsed.
  if (request) await getRawInput().catch(() => undefined);
  const leave = request && (await admission.enter(callerOf(request), request));
  try {
    return await next();
  } finally {
    leave?.();
  }
});

const outcomeOf = ({ cause, code }: TRPCError): "refused" | "failed" =>
  cause instanceof Refusal || code !== "INTERNAL_SERVER_ERROR" ? "refused" : "failed";

/** Open to everybody: the few calls of somebody who is not signed in. */
export const anyone = t.procedure.use(refusals).use(inTurn);

export const member = anyone.use(({ ctx, next }) => {
  if (!ctx.actor) throw new TRPCError({ code: "UNAUTHORIZED" });
  return next({ ctx: { actor: ctx.actor } });
});

/** The envelope of every command: the client's id of this mutation, by which a replay is recognised. */
export const command = <Input extends z.ZodMiniType>(input: Input) =>
  z.strictObject({ mutationId: z.uuid(), input });

type Call<Input> = { ctx: { actor: Actor; request: ApiContext["request"] }; input: Input };

type Command<Input> = {
  ctx: Pick<ApiContext, "request">;
  input: { mutationId: string; input: Input };
  path: string;
};

const mutationOf = ({ ctx, input, path }: Command<unknown>): Mutation => ({
  id: input.mutationId,
  command: path,
  address: ctx.request && clientAddress(ctx.request),
});

export const read =
  <Input, Output>(query: (ctx: ReadContext, input: Input) => Promise<Output>) =>
  ({ ctx, input }: Call<Input>) =>
    query({ actor: ctx.actor, db: prisma, sql, now: new Date() }, input);

export const write =
  <Input, Output>(run: (ctx: WriteContext, input: Input) => Promise<Output>) =>
  (call: Command<Input> & Call<{ mutationId: string; input: Input }>) =>
    transact(call.ctx.actor, mutationOf(call), (tx) => run(tx, call.input.input));

/** A read for somebody who may not be signed in. */
export const readOpenly =
  <Input, Output>(query: (sql: Sql, input: Input) => Promise<Output>) =>
  ({ input }: { input: Input }) =>
    query(sql, input);

/** A command of somebody who is not signed in, in the name of the person that `actorOf` finds in its input. */
export const writeOpenly =
  <Input, Output>(
    actorOf: (sql: Sql, input: Input) => Promise<Actor>,
    run: (ctx: WriteContext, input: Input) => Promise<Output>,
  ) =>
  async (call: Command<Input>) =>
    transact(await actorOf(sql, call.input.input), mutationOf(call), (tx) => run(tx, call.input.input));

/** For commands that run often and use hand-written statements alone. */
export const writeHot =
  <Input, Output>(run: (ctx: HotContext, input: Input) => Promise<Output>) =>
  (call: Command<Input> & Call<{ mutationId: string; input: Input }>) =>
    transactHot(call.ctx.actor, mutationOf(call), (tx) => run(tx, call.input.input));
