import type { IncomingMessage, ServerResponse } from "node:http";
import type { TRPCError } from "@trpc/server";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import { appRouter } from "@/server/api/root";
import { whenUnavailable } from "@/server/api/trpc";
import { admission, retryAfter } from "@/server/core/admission";
import { auditOutside } from "@/server/core/audit";
import { log } from "@/server/core/log";
import { Refusal } from "@/server/core/refusal";
import { forgetSession, sessionOf } from "@/server/identity/auth";
import { callerOf } from "@/server/identity/caller";
import { clientAddress } from "@/server/identity/client-address";
import { sessionTokenOf } from "@/server/identity/session-cookie";
import { fromOurPages } from "./origin";

const maxBody = 256 * 1024;

const handler = createHTTPHandler({
  router: appRouter,
  basePath: "/rpc/",
  maxBodySize: maxBody,
  // A question that holds a secret is asked in a body: addresses are written down on their way.
  allowMethodOverride: true,
  async createContext({ req }) {
    // What is read goes into a device's store and stays there, so it is never read with rights of a moment ago.
    const token = req.method === "GET" ? sessionTokenOf(req.headers) : null;
    if (token) forgetSession(token);
    const session = await sessionOf(req.headers).catch((error: unknown) => {
      throw whenUnavailable(error) ?? error;
    });
    return { actor: session?.actor ?? null, request: req, sessionToken: session?.token ?? null };
  },
  onError({ error, path, req }) {
    const internal = error.code === "INTERNAL_SERVER_ERROR";
    if (internal)
      log.error({ err: error.cause ?? error, path, id: req.headers["x-request-id"] }, "a procedure failed");
  },
  // What a command answers is too short to be worth packing.
  responseMeta: ({ type, errors }) => ({
    headers: {
      "cache-control": type === "mutation" ? "no-store, no-transform" : "no-store",
      ...(errors.some(({ code }) => later.has(code)) && { "retry-after": String(retryAfter()) }),
    },
  }),
});

const later: ReadonlySet<TRPCError["code"]> = new Set(["TOO_MANY_REQUESTS", "SERVICE_UNAVAILABLE"]);

/** All procedures. What another site's page sends, and what is too much, is refused before anything is read of it. */
export function answerRpc(request: IncomingMessage, response: ServerResponse): void {
  if (!fromOurPages(request)) {
    auditOutside({
      kind: "refused",
      details: { path: request.url?.split("?")[0]?.slice(0, 120) ?? "", reason: "cross_origin" },
      personId: null,
      address: clientAddress(request),
    });
    answer(response, 403, "cross_origin");
    return;
  }
  try {
    admission.knock(callerOf(request), request);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    response.setHeader("retry-after", retryAfter());
    answer(response, error.kind === "too_many" ? 429 : 503, error.reason);
    return;
  }
  response.once("close", () => admission.gone(request));
  handler(request, response);
}

/** In the words of the procedures, without their cost. */
function answer(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify({ error: { message: reason, data: { reason, details: [] } } }));
}
