import type { IncomingMessage } from "node:http";
import { clientAddress, networkOf } from "./client-address";
import { sessionTokenOf } from "./session-cookie";

/**
 * Whom a request counts for where much is asked: its session, whose cookie only we can sign, or the network of whoever
 * has none. Says nothing about rights: the session may have ended.
 */
export function callerOf(request: Pick<IncomingMessage, "headers" | "socket">): string {
  const token = sessionTokenOf(request.headers);
  return token === null ? `network ${networkOf(clientAddress(request))}` : `session ${token}`;
}
