import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "@/server/core/env";
import { registry } from "@/server/core/metrics";

/**
 * The figures of this process for Prometheus, which names the token of the data folder. Nobody else: figures tell how
 * much a company sells, and where a request seems to come from says nothing behind a proxy.
 */
export async function answerMetrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "GET" || !mayRead(request.headers.authorization)) {
    response.writeHead(401, { "cache-control": "no-store", "www-authenticate": "Bearer" }).end();
    return;
  }
  const body = await registry.metrics();
  response.writeHead(200, { "content-type": registry.contentType, "cache-control": "no-store" }).end(body);
}

function mayRead(authorization = ""): boolean {
  const given = /^Bearer (\S+)$/.exec(authorization)?.[1];
  return given !== undefined && env.metricsToken !== null && isSame(given, env.metricsToken);
}

/** In the same time, however much of it is right. */
const isSame = (given: string, token: string): boolean => timingSafeEqual(digest(given), digest(token));
const digest = (text: string) => createHash("sha256").update(text).digest();
