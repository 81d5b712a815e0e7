import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { retryAfter } from "@/server/core/admission";
import { databaseTrouble } from "@/server/core/database-trouble";
import { env } from "@/server/core/env";
import { log } from "@/server/core/log";
import { isSecure } from "@/server/identity/client-address";
import type { Asset } from "./assets";
import { type Answer, type Mounts, mountedAt } from "./mounts";
import { setSecurityHeaders } from "./security-headers";

type Served = {
  readonly mounts: Mounts;
  readonly assets: Asset;
  readonly pages: Answer;
  readonly isLeaving: () => boolean;
};

/** Answers every request but those of sockets. Whatever an answer throws ends that request alone. */
export const listener = (served: Served) => (request: IncomingMessage, response: ServerResponse) => {
  if (isForSockets(request)) return;
  const begun = performance.now();
  const id = randomUUID();
  request.headers["x-request-id"] = id;
  response.setHeader("x-request-id", id);
  // An authority of one's own is for this network: it must not forbid other programs of this host plain http.
  setSecurityHeaders(response, isSecure(request) && env.tlsFolder === null);
  // Nothing more is asked on this connection, so that it can be closed without cutting off a question.
  if (served.isLeaving()) response.setHeader("connection", "close");
  const pathname = pathOf(request);
  response.on("finish", () => {
    const { method } = request;
    const ms = Math.round(performance.now() - begun);
    log.debug({ id, method, path: pathname, status: response.statusCode, ms }, "request");
  });
  if (pathname === null) return void response.writeHead(400, { "cache-control": "no-store" }).end();
  answerBy(served, request, response, pathname).catch((error: unknown) => {
    const trouble = databaseTrouble(error);
    if (trouble) log.warn({ err: error, id, path: pathname, trouble }, "a request has to wait");
    else log.error({ err: error, id, path: pathname }, "a request failed");
    if (!response.headersSent)
      response.writeHead(trouble ? 503 : 500, {
        "content-type": "application/json",
        ...(trouble && { "retry-after": String(retryAfter()) }),
      });
    response.end();
  });
};

/** A connection that asks to become another one would otherwise stay open for ever, unanswered. */
export const refuseUpgrades = (http: Server) =>
  http.on("upgrade", (request, socket) => {
    if (!isForSockets(request)) socket.destroy();
  });

export const isForSockets = ({ url }: IncomingMessage): boolean => url?.startsWith("/socket.io/") === true;

async function answerBy(
  { mounts, assets, pages }: Served,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<void> {
  const mounted = mountedAt(mounts, pathname);
  if (mounted) await mounted(request, response, pathname);
  else if (!assets(request, response, pathname)) await pages(request, response, pathname);
}

/** Null for what is no address (`//`, a host with a name and a password before it): any program can send that. */
function pathOf({ url = "/", headers }: IncomingMessage): string | null {
  const isHost = /^[\w.:[\]-]*$/.test(headers.host ?? "");
  return isHost && URL.canParse(url, "http://localhost") ? new URL(url, "http://localhost").pathname : null;
}
