import { existsSync, readdirSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import type { Readable } from "node:stream";
import sirv, { type Options } from "sirv";
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
    (folder) => open(folder, { immutable: true, maxAge: yearSeconds, brotli: true, gzip: true }),
  );
  const ours = open("public", { etag: true, maxAge: 3_600 });

  return (request, response, pathname) => {
    if (!isRead(request)) return false;
    if (!pathname.startsWith(chunks)) return tryEach([ours], request, response, pathname);
    const address = request.url;
    request.url = (address ?? "").slice(chunks.length - 1);
    const answered = tryEach(builds, request, response, pathname.slice(chunks.length - 1));
    if (address !== undefined) request.url = address;
    return answered;
  };
}

export const isRead = ({ method }: IncomingMessage): boolean => method === "GET" || method === "HEAD";

type Folder = { readonly path: string; readonly send: ReturnType<typeof sirv> };

const open = (path: string, options: Options): Folder => ({ path, send: sirv(path, options) });

/**
 * sirv calls its third argument, at once, where it has no such file. It looked into the folder once, and a file that
 * has gone since would end the process: it is asked only for one that is still there, and one that goes while it is
 * sent ends that answer alone.
 */
function tryEach(
  folders: readonly Folder[],
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): boolean {
  return folders.some(({ path, send }) => {
    if (!existsSync(join(path, pathname))) return false;
    response.once("pipe", (file: Readable) => file.once("error", () => response.destroy()));
    let missed = false;
    send(request, response, () => {
      missed = true;
    });
    return !missed;
  });
}
