import type { Cursor, FeedMessage } from "@/common/live";

/**
 * What to do with a message when everything up to `followed` is known. `prev` is the last seq sent on this socket, so
 * a `prev` beyond `followed` means that something was missed.
 */
export function judge(
  followed: number,
  message: Pick<FeedMessage, "prev" | "seq">,
): "ignore" | "apply" | "pull" {
  if (message.seq <= followed) return "ignore";
  return message.prev <= followed ? "apply" : "pull";
}

/** What to do when the server says how far the log is. */
export function greet(cursor: Cursor | null, hello: Cursor): "start" | "reset" | "pull" | "live" {
  if (!cursor) return "start";
  if (cursor.epoch !== hello.epoch || cursor.access !== hello.access) return "reset";
  return hello.seq > cursor.seq ? "pull" : "live";
}
