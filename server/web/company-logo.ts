import type { IncomingMessage, ServerResponse } from "node:http";
import { sql } from "@/server/core/db";
import { actorOf } from "@/server/identity/auth";

const address = /^\/api\/company\/logo\/([0-9a-f]{64})$/;

/**
 * The company's logo for whoever is signed in. Its address names its content, so the service worker keeps
 * it; other digests than the present one are gone.
 */
export async function answerLogo(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<void> {
  const digest = address.exec(pathname)?.[1];
  const body = digest && (await actorOf(request.headers)) ? await readLogo(digest) : null;
  if (!body) {
    response.writeHead(404, { "cache-control": "no-store" }).end();
    return;
  }
  response.writeHead(200, {
    "content-type": "image/png",
    "content-length": body.length,
    "cache-control": "no-store",
    "content-disposition": 'inline; filename="logo.png"',
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

async function readLogo(digest: string): Promise<Buffer | null> {
  const [logo] = await sql<{ body: Buffer }>(
    `SELECT body FROM company_logo WHERE digest = $1`,
    [digest],
    "logo",
  );
  return logo?.body ?? null;
}
