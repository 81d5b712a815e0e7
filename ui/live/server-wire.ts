import type { Reply } from "@/common/live";
import type { QueryInput, QueryPath, QueryResult } from "@/ui/trpc";
import type { Wire } from "./wire";
import { type ErrorData, errorOf } from "./wire-error-of";

type Sent = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
};
type Received = Pick<Response, "ok" | "status" | "json"> & {
  readonly headers: { get(name: string): string | null };
};
/** What is needed of `fetch`. */
export type Fetch = (url: string, sent?: Sent) => Promise<Received>;

type Target = {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Other than the browser's own, where no browser is. */
  readonly fetch?: Fetch;
};

/**
 * The server as the live client knows it; the feed's connection aside. It speaks tRPC's protocol without its library:
 * the first screen needs few questions and the commands, and is on its way sooner.
 */
export function serverWire(target: Target): Omit<Wire, "open"> {
  return {
    start: () => ask(target, "live.start"),
    page: (after) => ask(target, "live.page", { after }),
    since: (cursor) => ask(target, "live.since", { ...cursor }),
    opportunity: (id) => ask(target, "crm.opportunity.get", { id }),
    partner: (id) => ask(target, "partners.partner.get", { id }),
    opportunities: (ids) => ask(target, "crm.opportunity.getMany", { ids: [...ids] }),
    partners: (ids) => ask(target, "partners.partner.getMany", { ids: [...ids] }),
    command: (path, mutationId, input) => send(target, path, { mutationId, input }),
    upload: (file, upload) =>
      import("./send-file").then(({ sendFile }) => sendFile(file, upload, { to: target })),
  };
}

/** @throws WireError, whatever went wrong. */
function ask<Path extends QueryPath>(
  { url, headers, fetch = browserFetch }: Target,
  path: Path,
  input?: QueryInput<Path>,
): Promise<QueryResult<Path>> {
  const search = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  return answerOf(fetch(`${url}/${path}${search}`, { headers: { ...headers } }));
}

/** A command is on its way before this returns: colleagues wait for it. @throws WireError */
function send(
  { url, headers, fetch = browserFetch }: Target,
  path: string,
  body: unknown,
): Promise<Reply<unknown>> {
  return answerOf(
    fetch(`${url}/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    }),
  );
}

const browserFetch: Fetch = (url, sent) => fetch(url, sent);

type Answered<T> = {
  readonly result?: { readonly data: T };
  readonly error?: { readonly data?: ErrorData };
};

/** @throws WireError */
async function answerOf<T>(request: Promise<Received>): Promise<T> {
  const response = await request.catch(() => null);
  const answer = (await response?.json().catch(() => null)) as Answered<T> | null | undefined;
  if (response?.ok && answer?.result) return answer.result.data;
  throw errorOf(answer?.error?.data ?? {}, response);
}
