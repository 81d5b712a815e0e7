import type { IncomingMessage, ServerResponse } from "node:http";
import { notTaken } from "@/common/shared-things";

/** What is shared to the app is taken by its service worker. One that does not run yet lets it through: it is read by nobody. */
export function answerShare(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  const headers = {
    location: `/pipeline?shared=${notTaken}`,
    "cache-control": "no-store",
    connection: "close",
  };
  response.writeHead(303, headers).end();
}
