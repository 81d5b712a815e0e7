import { createTRPCClient, httpLink, TRPCClientError } from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { Reply } from "@/common/live";
import type { AppRouter } from "@/server/api/root";
import { type Wire, WireError } from "./live/wire";

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

type Target = { readonly url: string; readonly headers?: Readonly<Record<string, string>> };

const make = ({ url, headers }: Target) =>
  createTRPCClient<AppRouter>({
    links: [httpLink({ url, ...(headers ? { headers: { ...headers } } : {}) })],
  });

/** The browser's client, for reads that the store does not hold: searches, histories, the partners' directory. */
export const api = make({ url: "/rpc" });

/** Asks in a body: what is secret in a question is in no address, which proxies write down (attack 53). */
export const discreetApi = createTRPCClient<AppRouter>({
  links: [httpLink({ url: "/rpc", methodOverride: "POST" })],
});

/** The server as the live client knows it; the feed's connection aside. */
export function serverWire(target: Target): Omit<Wire, "open"> {
  const client = make(target);
  return {
    start: () => asked(client.live.start.query()),
    page: (after) => asked(client.live.page.query({ after })),
    since: (cursor) => asked(client.live.since.query({ ...cursor })),
    opportunity: (id) => asked(client.crm.opportunity.get.query({ id })),
    partner: (id) => asked(client.partners.partner.get.query({ id })),
    opportunities: (ids) => asked(client.crm.opportunity.getMany.query({ ids: [...ids] })),
    partners: (ids) => asked(client.partners.partner.getMany.query({ ids: [...ids] })),
    command: (path, mutationId, input) => send(target, path, { mutationId, input }),
  };
}

type Answered = {
  readonly result?: { readonly data: Reply<unknown> };
  readonly error?: { readonly data?: ErrorData };
};

/**
 * A command on its way before this returns. The library would ask for the network some promises later, after the
 * screen has painted what the command does: colleagues would wait for that. @throws WireError
 */
async function send({ url, headers }: Target, path: string, body: unknown): Promise<Reply<unknown>> {
  const request = fetch(`${url}/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const response = await request.catch(() => null);
  const answer = (await response?.json().catch(() => null)) as Answered | null | undefined;
  if (response?.ok && answer?.result) return answer.result.data;
  throw errorOf(answer?.error?.data ?? {}, response);
}

/** @throws WireError, whatever went wrong. */
async function asked<T>(request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (error) {
    throw wireErrorOf(error);
  }
}

type ErrorData = {
  readonly httpStatus?: number;
  readonly reason?: string;
  readonly details?: readonly unknown[];
};

/** Also for screens that ask `api` themselves: why it failed, as a key of messages `errors`. */
export function wireErrorOf(error: unknown): WireError {
  if (!(error instanceof TRPCClientError)) return new WireError("network", "network");
  const response = error.meta?.["response"] instanceof Response ? error.meta["response"] : null;
  return errorOf((error.data ?? {}) as ErrorData, response);
}

function errorOf({ reason, details = [], httpStatus }: ErrorData, response: Response | null): WireError {
  const status = httpStatus ?? response?.status ?? 0;
  if (status === 401) return new WireError("signedOut", "signed_out");
  if (isPassing(status)) {
    const seconds = Number(response?.headers.get("retry-after") ?? 0);
    return new WireError("busy", status === 500 ? "internal" : "busy", { retryAfter: seconds * 1000 });
  }
  return reason === undefined
    ? new WireError("network", "network")
    : new WireError("refused", reason, { details });
}

/** Another try may succeed. */
const isPassing = (status: number): boolean => status === 429 || status >= 500;
