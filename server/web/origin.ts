import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { ownOrigin } from "@/server/identity/client-address";

/**
 * Whether a browser sent this from one of our own pages. Cookies go along with requests that other sites make, so
 * whatever writes must ask. Programs send no Origin and no cookie of somebody else's.
 */
export function fromOurPages(request: Pick<IncomingMessage, "headers" | "socket">): boolean {
  const { origin } = request.headers;
  if (origin !== undefined) return origin === ownOrigin(request);
  return !crossSite(request.headers);
}

const crossSite = (headers: IncomingHttpHeaders) => {
  const site = headers["sec-fetch-site"];
  return site !== undefined && site !== "same-origin" && site !== "none";
};
