import type { IncomingMessage } from "node:http";
import { env } from "@/server/core/env";

/**
 * The address that a request came from: the socket's, which nobody can forge. Behind a trusted proxy the last entry of
 * X-Forwarded-For, the one which that proxy wrote itself; what stands before it came from the client.
 */
export function clientAddress(request: Pick<IncomingMessage, "headers" | "socket">): string {
  const forwarded = env.trustProxy ? request.headers["x-forwarded-for"] : undefined;
  const last = String(forwarded ?? "")
    .split(",")
    .at(-1)
    ?.trim();
  return last || (request.socket.remoteAddress ?? "unknown");
}

/** Whether the browser reached us over https, be it directly or through a trusted proxy. */
export function isSecure(request: Pick<IncomingMessage, "headers" | "socket">): boolean {
  if (env.publicUrl) return env.publicUrl.startsWith("https:");
  if (env.trustProxy) return request.headers["x-forwarded-proto"] === "https";
  return "encrypted" in request.socket && request.socket.encrypted === true;
}

/** The origin that the browser must have loaded the page from. */
export function ownOrigin(request: Pick<IncomingMessage, "headers" | "socket">): string {
  if (env.publicUrl) return new URL(env.publicUrl).origin;
  const forwarded = env.trustProxy ? request.headers["x-forwarded-host"] : undefined;
  return `${isSecure(request) ? "https" : "http"}://${String(forwarded ?? request.headers.host ?? "localhost")}`;
}

/** Who counts as one caller: an IPv4 address, or the /64 that a provider gives to one IPv6 customer. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::");
  const groups = head ? head.split(":") : [];
  const rest = tail ? tail.split(":") : [];
  const filled =
    tail === undefined ? groups : [...groups, ...zeros(8 - groups.length - rest.length), ...rest];
  return filled
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ""))
    .join(":");
}

const zeros = (count: number): string[] => Array.from({ length: Math.max(count, 0) }, () => "0");
