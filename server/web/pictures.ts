import type { IncomingMessage, ServerResponse } from "node:http";
import { sql } from "@/server/core/db";
import { actorOf } from "@/server/identity/auth";
import { readPicture } from "@/server/identity/person/picture";

const address = /^\/pictures\/([0-9a-f-]{36})\/([0-9a-f]{32})\.jpg$/;

/**
 * People's pictures, for people who are signed in. An address names its bytes, so they could be kept for good; the
 * service worker does, in a cache that goes with the person (attack 55), and no other cache may.
 */
export async function answerPicture(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<void> {
  const [, personId = "", digest = ""] = address.exec(pathname) ?? [];
  const isAsked = (request.method === "GET" || request.method === "HEAD") && personId !== "";
  const actor = await actorOf(request.headers);
  const body = isAsked && actor ? await readPicture(sql, personId, digest) : null;
  if (!body) {
    response.writeHead(actor ? 404 : 401, { "cache-control": "no-store" });
    response.end();
    return;
  }
  response.writeHead(200, {
    "content-type": "image/jpeg",
    "content-length": body.length,
    "content-disposition": "inline",
    "cache-control": "no-store",
  });
  response.end(request.method === "HEAD" ? undefined : body);
}
