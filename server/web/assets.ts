import { existsSync, readdirSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import sirv from "sirv";
import { env } from "@/server/core/env";

/** True where it answered. */
export type Asset = (request: IncomingMessage, response: ServerResponse, pathname: string) => boolean;

const yearSeconds = 31_536_000;
const chunks = "/_next/static/";

/**
 * Chunks of this build and of the three before it (an open tab goes on loading its own), and the files of `public/`.
 * Chunks are named by their content and never change; those packed at build time are sent packed.
 */
export function openAssets(buildFolder: string): Asset {
  const kept = join(env.dataFolder, "builds");
  const former = existsSync(kept) ? readdirSync(kept).map((id) => join(kept, id, "static")) : [];
  // The kept ones first: a build that is made while this process runs empties the build folder under it.
  const builds = [...former.filter((folder) => existsSync(folder)), join(buildFolder, "static")].map(
    (folder) => sirv(folder, { immutable: true, maxAge: yearSeconds, brotli: true, gzip: true }),
  );
  const open = sirv("public", { etag: true, maxAge: 3_600 });

  return (request, response, pathname) => {
    if (!isRead(request)) return false;
    if (!pathname.startsWith(chunks)) return tryEach([open], request, response);
    const address = request.url;
    request.url = (address ?? "").slice(chunks.length - 1);
    const answered = tryEach(builds, request, response);
    if (address !== undefined) request.url = address;
    return answered;
  };
}

export const isRead = ({ method }: IncomingMessage): boolean => method === "GET" || method === "HEAD";

/** sirv calls its third argument, at once, where it has no such file. */
function tryEach(
  folders: readonly ReturnType<typeof sirv>[],
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  return folders.some((folder) => {
    let missed = false;
    folder(request, response, () => {
      missed = true;
    });
    return !missed;
  });
}
