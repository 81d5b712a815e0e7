import type { IncomingMessage, ServerResponse } from "node:http";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import { appRouter } from "@/server/api/root";
import { auditOutside } from "@/server/core/audit";
import { log } from "@/server/core/log";
import { forgetSession, sessionOf } from "@/server/identity/auth";
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
    const session = await sessionOf(req.headers);
    return { actor: session?.actor ?? null, request: req, sessionToken: session?.token ?? null };
  },
  onError({ error, path, req }) {
    const internal = error.code === "INTERNAL_SERVER_ERROR";
    if (internal)
      log.error({ err: error.cause ?? error, path, id: req.headers["x-request-id"] }, "a procedure failed");
  },
  // What a command answers is too short to be worth packing.
  responseMeta: ({ type }) => ({
    headers: { "cache-control": type === "mutation" ? "no-store, no-transform" : "no-store" },
  }),
});

/** All procedures. What another site's page sends is refused before anything is read of it. */
export function answerRpc(request: IncomingMessage, response: ServerResponse): void {
  if (!fromOurPages(request)) {
    auditOutside({
      kind: "refused",
      details: { path: request.url?.split("?")[0]?.slice(0, 120) ?? "", reason: "cross_origin" },
      personId: null,
      address: clientAddress(request),
    });
    response.writeHead(403, { "content-type": "application/json" });
    response.end(
      JSON.stringify({ error: { message: "cross_origin", data: { reason: "cross_origin", details: [] } } }),
    );
    return;
  }
  handler(request, response);
}
