import type { Server } from "node:http";
import { Server as TcpServer } from "node:net";

/** A connection that was idle for so long is not in the middle of asking something. */
const quietMs = 1_000;
const lookEveryMs = 100;

/**
 * Lets nobody in any more and ends each connection after what it has asked is answered. `http.close` would also cut those
 * that are idle at this moment, on which the next question may be under way: they get a moment to ask it, are answered,
 * and told to close (`listen.ts`).
 */
export async function endConnections(http: Server): Promise<void> {
  // Whoever knocked before this line is let in first.
  await new Promise((resolve) => setImmediate(resolve));
  const closed = new Promise((resolve) => TcpServer.prototype.close.call(http, resolve));
  let looking: NodeJS.Timeout | undefined;
  const quiet = setTimeout(() => {
    http.closeIdleConnections();
    looking = setInterval(() => http.closeIdleConnections(), lookEveryMs);
  }, quietMs);
  await closed;
  clearTimeout(quiet);
  clearInterval(looking);
}
