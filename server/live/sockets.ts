import { randomInt } from "node:crypto";
import type { Server as HttpServer, IncomingHttpHeaders, IncomingMessage } from "node:http";
import { Server, type Socket } from "socket.io";
import type { ClientToServer, ServerToClient } from "@/common/live";
import { nowhere } from "@/common/presence";
import { hereInput } from "@/common/presence-input";
import type { Actor } from "@/server/core/context";
import { log } from "@/server/core/log";
import type { Feed, Listener } from "./feed";
import type { Lookout } from "./lookout";
import { backlogOf, cutOff, maxFrame, SocketLimits } from "./socket-limits";

/** Who is behind a set of request headers: read anew at each call, never remembered. */
export type Authenticate = (headers: IncomingHttpHeaders) => Promise<Actor | null>;

export type Sockets = {
  /** Tells every client to come back after a delay of its own, and closes their connections; nobody else gets in. */
  leave(): Promise<void>;
  count(): number;
};

/** A client for which this much waits is cut off, and catches up when it is back: memory for it has an end. */
const maxWaiting = 1024 * 1024;
/** Who is where is not worth making a slow connection slower: it waits, and then is told as it is by then. */
const maxWaitingOfPresence = 16 * 1024;

/** The feed and who is where, over Socket.IO. Of a client's words only its place is heard; the rest are commands over HTTP. */
export function openSockets(
  http: HttpServer,
  {
    feed,
    lookout,
    authenticate,
    mayConnect,
  }: {
    feed: Feed;
    lookout: Lookout;
    authenticate: Authenticate;
    mayConnect: (request: IncomingMessage) => boolean;
  },
): Sockets {
  const limits = new SocketLimits();
  let isLeaving = false;
  const io = new Server<ClientToServer, ServerToClient>(http, {
    path: "/socket.io",
    destroyUpgrade: false,
    serveClient: false,
    maxHttpBufferSize: maxFrame,
    pingInterval: 10_000,
    pingTimeout: 10_000,
    allowRequest: (request, answer) =>
      answer(null, !isLeaving && mayConnect(request) && limits.mayKnock(request)),
  });
  io.engine.on("connection", (connection) => limits.meter(connection));

  io.use((socket, next) => {
    authenticate(socket.request.headers)
      .then((actor) => {
        if (!actor) return next(new Error("signed_out"));
        if (socket.conn.readyState !== "open") return;
        if (!limits.admit(actor.personId, socket.conn)) return next(new Error("too_many"));
        socket.data = { actor };
        next();
      })
      .catch((error: unknown) => {
        log.error({ err: error }, "sockets: a handshake failed");
        next(new Error("internal"));
      });
  });

  io.on("connection", (socket) => {
    const number = randomInt(2 ** 47);
    const backlog = backlogOf(socket.conn);
    const listener = listenerOf(socket, authenticate, backlog, () => lookout.rightsChanged(number));
    const { epoch, seq } = feed.join(listener);
    socket.emit("hello", { epoch, access: listener.actor.accessVersion, seq });
    lookout.enter({
      number,
      person: () => listener.actor.personId,
      actor: () => listener.actor,
      here: nowhere,
      heardAt: Date.now(),
      send(changes) {
        if (backlog.bytes() > maxWaitingOfPresence) return false;
        socket.emit("presence", changes);
        return true;
      },
    });
    socket.on("here", (said) => {
      const here = hereInput.safeParse(said);
      if (!here.success) return;
      lookout.hear(number, here.data).catch((error: unknown) => {
        log.warn({ err: error }, "sockets: where somebody is cannot be looked up");
      });
    });
    socket.on("disconnect", () => {
      feed.leave(listener);
      lookout.leave(number);
    });
  });

  return {
    count: () => io.engine.clientsCount,
    async leave() {
      isLeaving = true;
      for (const socket of io.sockets.sockets.values())
        socket.emit("leaving", 500 + Math.round(Math.random() * 4_500));
      await new Promise((resolve) => setTimeout(resolve, 200));
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}

function listenerOf(
  socket: Socket<ClientToServer, ServerToClient>,
  authenticate: Authenticate,
  backlog: ReturnType<typeof backlogOf>,
  rightsChanged: () => void,
): Listener {
  const { headers } = socket.request;
  const { actor } = socket.data as { actor: Actor };
  return {
    actor,
    sent: 0,
    send(message) {
      if (backlog.bytes() > maxWaiting) return cutOff(socket.conn, "slow");
      backlog.add(message.changes.length);
      socket.emit("feed", message);
    },
    reset(reason) {
      socket.emit("reset", reason);
      if (reason === "access") rightsChanged();
    },
    revalidate: () => authenticate(headers),
    close: () => void socket.disconnect(true),
  };
}
