import type { Reply } from "@/common/live";
import type { TimelineHead } from "@/common/messaging/timeline";
import type { QueryInput, QueryPath, QueryResult } from "@/ui/trpc";
import { type Fetch, type Received, Requests } from "./requests";
import type { Wire } from "./wire";
import { type ErrorData, errorOf } from "./wire-error-of";

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
  const { url, headers, fetch = browserFetch } = target;
  const requests = new Requests(fetch);
  const to: Asking = { url, headers: { ...headers }, requests };
  return {
    start: () => ask(to, "live.start"),
    page: (after) => ask(to, "live.page", { after }),
    since: (cursor) => ask(to, "live.since", { ...cursor }),
    opportunity: (id) => ask(to, "crm.opportunity.get", { id }),
    partner: (id) => ask(to, "partners.partner.get", { id }),
    opportunities: (ids) => ask(to, "crm.opportunity.getMany", { ids: [...ids] }),
    partners: (ids) => ask(to, "partners.partner.getMany", { ids: [...ids] }),
    heads: async (ids) => {
      const about = { entity: "crm.opportunity" as const, recordIds: [...ids] };
      return (await ask(to, "messaging.timeline.heads", about)) as readonly TimelineHead[];
    },
    command: (path, mutationId, input) => send(to, path, { mutationId, input }),
    upload: (file, upload) =>
      import("./send-file").then(({ sendFile }) => sendFile(file, upload, { to: target })),
    reach: async () => {
      const answered = await requests.ask(url.replace(/\/rpc$/, "/api/health"), {});
      if (!answered?.response.ok) throw errorOf({}, answered?.response ?? null);
    },
    giveUpBefore: (moment) => requests.giveUpBefore(moment),
  };
}

type Asking = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly requests: Requests;
};

/** @throws WireError, whatever went wrong. */
async function ask<Path extends QueryPath>(
  { url, headers, requests }: Asking,
  path: Path,
  input?: QueryInput<Path>,
): Promise<QueryResult<Path>> {
  const search = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  return answerOf(await requests.ask(`${url}/${path}${search}`, { headers }));
}

/** A command is on its way before this returns: colleagues wait for it. @throws WireError */
async function send(
  { url, headers, requests }: Asking,
  path: string,
  body: unknown,
): Promise<Reply<unknown>> {
  const asked = requests.ask(`${url}/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return answerOf(await asked);
}

const browserFetch: Fetch = (url, sent) => fetch(url, sent);

type Answered<T> = {
  readonly result?: { readonly data: T };
  readonly error?: { readonly data?: ErrorData };
};

/** @throws WireError */
function answerOf<T>(answered: { readonly response: Received; readonly answer: unknown } | null): T {
  const answer = answered?.answer as Answered<T> | null | undefined;
  if (answered?.response.ok && answer?.result) return answer.result.data;
  throw errorOf(answer?.error?.data ?? {}, answered?.response ?? null);
}
