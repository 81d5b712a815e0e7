import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { constants } from "node:zlib";
import compression from "compression";
import { entityReaders } from "./api/entities";
import { auditSettled, forgetOldAudit } from "./core/audit";
import { pool, prisma, sql } from "./core/db";
import { env } from "./core/env";
import { log } from "./core/log";
import { actorOf, forgetSession } from "./identity/auth";
import { authHandler } from "./identity/auth-handler";
import { isSecure } from "./identity/client-address";
import { sessionTokenOf } from "./identity/session-cookie";
import { startFeed } from "./live/feed";
import { forgetOld } from "./live/log";
import { openSockets } from "./live/sockets";
import { openAssets } from "./web/assets";
import { answerLogo, isLogo } from "./web/company-logo";
import { openDevPages } from "./web/dev-pages";
import { answerHealth, answerReady } from "./web/health";
import { fromOurPages } from "./web/origin";
import { openPages } from "./web/pages";
import { answerPicture } from "./web/pictures";
import { answerRpc } from "./web/rpc";
import { setSecurityHeaders } from "./web/security-headers";

const started = performance.now();
let leaving = false;

const http = createServer({ requestTimeout: 30_000, headersTimeout: 15_000, maxHeaderSize: 16_384 });
const feed = await startFeed(entityReaders);
const web = env.production ? null : await openDevPages(http);
const pages = web ? web.answer : await openPages(env.buildFolder);
const assets = web ? () => false : openAssets(env.buildFolder);
/** Answers are packed anew each time: half the processor time of the usual levels for a tenth more bytes. */
const packed = compression({
  threshold: 1_024,
  level: 3,
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } },
});

http.on("request", (request, response) => {
  if (request.url?.startsWith("/socket.io")) return;
  const begun = performance.now();
  const id = randomUUID();
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  request.headers["x-request-id"] = id;
  response.setHeader("x-request-id", id);
  response.on("finish", () => {
    const { method } = request;
    log.debug(
      { id, method, path: pathname, status: response.statusCode, ms: Math.round(performance.now() - begun) },
      "request",
    );
  });
  setSecurityHeaders(response, isSecure(request));
  route(request, response, pathname).catch((error: unknown) => {
    log.error({ err: error, id, path: pathname }, "a request failed");
    if (!response.headersSent) response.writeHead(500, { "content-type": "application/json" });
    response.end();
  });
});

async function route(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
  if (pathname === "/api/health") return answerHealth(response);
  if (pathname === "/api/ready") return answerReady(response, leaving);
  if (pathname.startsWith("/api/auth/")) return authHandler(request, response);
  if (isLogo(pathname)) return answerLogo(request, response, pathname);
  if (pathname.startsWith("/rpc/")) {
    packed(request as never, response as never, () => answerRpc(request, response));
    return;
  }
  if (pathname.startsWith("/pictures/")) return answerPicture(request, response, pathname);
  if (assets(request, response, pathname)) return;
  pages(request, response, pathname);
}

const sockets = openSockets(http, {
  feed,
  authenticate(headers) {
    const token = sessionTokenOf(headers);
    if (token) forgetSession(token);
    return actorOf(headers);
  },
  mayConnect: fromOurPages,
});

const cleaning = setInterval(
  () =>
    Promise.all([forgetOld(sql), forgetOldAudit(sql)]).catch((error: unknown) =>
      log.warn({ err: error }, "clean-up failed"),
    ),
  3_600_000,
);

http.listen(env.port, env.host, () => {
  log.info({ ms: Math.round(performance.now() - started) }, `listening on http://${env.host}:${env.port}`);
});
http.on("error", (error) => {
  log.fatal({ err: error }, `cannot listen on ${env.host}:${env.port}`);
  process.exit(1);
});

/** Takes no new work, lets what runs finish, tells every client to come back at a moment of its own. */
async function leave(): Promise<void> {
  if (leaving) return;
  leaving = true;
  setTimeout(() => process.exit(1), 14_000).unref();
  clearInterval(cleaning);
  const closed = new Promise((resolve) => http.close(resolve));
  await sockets.leave();
  http.closeIdleConnections();
  await closed;
  await feed.stop();
  await web?.close();
  await auditSettled();
  await prisma.$disconnect();
  await pool.end();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void leave());
process.on("unhandledRejection", (error) => log.error({ err: error }, "an unhandled rejection"));
