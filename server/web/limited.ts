import type { IncomingMessage, ServerResponse } from "node:http";
import { retryAfter } from "@/server/core/admission";
import { Allowance } from "@/server/core/allowance";
import { turnedAway } from "@/server/core/metrics";
import { callerOf } from "@/server/identity/caller";

/** Requests of one caller per second, and at once after a quiet while: a page may show many faces. */
const usual = new Allowance(100, 400);

type Answer = (request: IncomingMessage, response: ServerResponse, pathname: string) => unknown;

/** For what is answered ahead of the pages and is no procedure: whoever asks for more is refused before anything is looked up. */
export const limited =
  (answer: Answer, allowance = usual): Answer =>
  (request, response, pathname) => {
    if (allowance.take(callerOf(request))) return answer(request, response, pathname);
    turnedAway.inc({ why: "rate" });
    response.setHeader("retry-after", retryAfter());
    response.writeHead(429, { "content-type": "application/json", "cache-control": "no-store" });
    return response.end(JSON.stringify({ code: "too_many" }));
  };
