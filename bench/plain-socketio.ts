import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { io } from "socket.io-client";

/** Socket.IO as it comes out of the box (connection-state recovery is off unless asked for), to compare with. */
export async function plainServer() {
  const http = createServer();
  const sockets = new Server(http);
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  return {
    address: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    send: (change: number) => sockets.emit("change", change),
    close: () => sockets.close(),
  };
}

export type PlainClient = { readonly received: Map<number, number>; close(): void };

/** Reconnects by itself, as Socket.IO does; counts how often each change came. */
export async function plainClient(address: string): Promise<PlainClient> {
  const socket = io(address, { forceNew: true });
  const received = new Map<number, number>();
  socket.on("change", (change: number) => received.set(change, (received.get(change) ?? 0) + 1));
  await new Promise<void>((resolve) => socket.once("connect", () => resolve()));
  return { received, close: () => socket.close() };
}
