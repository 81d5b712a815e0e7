import type { Socket } from "socket.io-client";
import type { ClientToServer, ServerToClient } from "@/common/live";
import type { Link, LinkEvents } from "./wire";

type Target = { readonly url: string; readonly headers?: Readonly<Record<string, string>> };

/**
 * Some networks let a websocket open and carry nothing. A connection that ended before the server's greeting makes the
 * next one begin with the other way.
 */
let isPollingFirst = false;

/** One Socket.IO connection, without its own reconnecting. The library comes after the first cards are on screen. */
export function openSocket({ url, headers }: Target, events: LinkEvents): Link {
  let socket: Socket<ServerToClient, ClientToServer> | null = null;
  let isOver = false;
  let isGreeted = false;
  const finish = (refused: boolean) => {
    if (isOver) return;
    isOver = true;
    if (socket && !isGreeted) isPollingFirst = !isPollingFirst;
    socket?.disconnect();
    events.down(refused);
  };
  void import("socket.io-client").then(
    ({ io }) => {
      if (isOver) return;
      socket = io(url, {
        transports: isPollingFirst ? ["polling", "websocket"] : ["websocket", "polling"],
        tryAllTransports: true,
        reconnection: false,
        forceNew: true,
        timeout: 10_000,
        ...(headers ? { extraHeaders: { ...headers } } : {}),
      });
      socket.on("hello", (cursor) => {
        isGreeted = true;
        events.hello(cursor);
      });
      socket.on("feed", (message) => events.feed(message));
      socket.on("reset", (reason) => events.reset(reason));
      socket.on("leaving", (delay) => events.leaving(delay));
      socket.on("presence", (changes) => events.presence(changes));
      socket.on("connect_error", (error) => finish(isRefusal(error)));
      socket.on("disconnect", (reason) => finish(reason === "io server disconnect"));
    },
    () => finish(false),
  );
  return {
    close: () => finish(false),
    // Kept for later it would be told late, and wrong.
    tell: (here) => void (isGreeted && socket?.emit("here", here)),
  };
}

/** A middleware's refusal reaches the client as an error of its own; a failed transport names its type. */
const isRefusal = (error: Error): boolean => !("type" in error);
