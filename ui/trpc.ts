import { createTRPCClient, httpLink, TRPCClientError } from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { Reply } from "@/common/live";
import type { AppRouter } from "@/server/api/root";
import { fetchInTime } from "./live/time-limit";
import { WireError } from "./live/wire";
import { type ErrorData, errorOf } from "./live/wire-error-of";

type Inputs = inferRouterInputs<AppRouter>;
type Outputs = inferRouterOutputs<AppRouter>;

type At<Tree, Path extends string> = Path extends `${infer Head}.${infer Rest}`
  ? Head extends keyof Tree
    ? At<Tree[Head], Rest>
    : never
  : Path extends keyof Tree
    ? Tree[Path]
    : never;

type PathsOf<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends { mutationId: string; input: unknown }
    ? Key
    : Tree[Key] extends Record<string, unknown>
      ? `${Key}.${PathsOf<Tree[Key]>}`
      : never;
}[keyof Tree & string];

/** Paths of the procedures that take `{ mutationId, input }`, such as `crm.opportunity.move`. */
export type CommandPath = PathsOf<Inputs>;
export type CommandInput<Path extends CommandPath> =
  At<Inputs, Path> extends { input: infer Input } ? Input : never;
export type CommandResult<Path extends CommandPath> =
  At<Outputs, Path> extends Reply<infer Result> ? Result : never;

/** What the live client asks itself. */
export type QueryPath =
  | "live.start"
  | "live.page"
  | "live.since"
  | "crm.opportunity.get"
  | "crm.opportunity.getMany"
  | "partners.partner.get"
  | "partners.partner.getMany"
  | "messaging.timeline.heads";
export type QueryInput<Path extends QueryPath> = At<Inputs, Path>;
export type QueryResult<Path extends QueryPath> = At<Outputs, Path>;

/** The browser's client, for reads that the store does not hold: searches, histories, the partners' directory. */
export const api = createTRPCClient<AppRouter>({ links: [httpLink({ url: "/rpc", fetch: fetchInTime })] });

/** Asks in a body: what is secret in a question is in no address, which proxies write down (attack 53). */
export const discreetApi = createTRPCClient<AppRouter>({
  links: [httpLink({ url: "/rpc", methodOverride: "POST", fetch: fetchInTime })],
});

/** For screens that ask `api` themselves: why it failed, as a key of messages `errors`. */
export function wireErrorOf(error: unknown): WireError {
  if (!(error instanceof TRPCClientError)) return new WireError("network", "network");
  const response = error.meta?.["response"] instanceof Response ? error.meta["response"] : null;
  return errorOf((error.data ?? {}) as ErrorData, response);
}
