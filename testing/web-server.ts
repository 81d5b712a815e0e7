import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll } from "vitest";
import type { ClientToServer, ServerToClient } from "@/common/live";
import { entityReaders } from "@/server/api/entities";
import { pool, sql } from "@/server/core/db";
import { registry } from "@/server/core/metrics";
import { actorOf, forgetSession } from "@/server/identity/auth";
import { sessionTokenOf } from "@/server/identity/session-cookie";
import { type Elsewhere, openElsewhere } from "@/server/live/elsewhere";
import { type Feed, startFeed } from "@/server/live/feed";
import { Lookout } from "@/server/live/lookout";
import { RecordSight } from "@/server/live/record-sight";
import { openSockets, type Sockets } from "@/server/live/sockets";
import { watchProcess } from "@/server/web/gauges";
import { listener, refuseUpgrades } from "@/server/web/listen";
import { type Answer, mountsOf } from "@/server/web/mounts";
import { fromOurPages } from "@/server/web/origin";

/** All that stands ahead of the pages, and sockets, on a port of their own, mounted as the product mounts them. */
export function webServer({ redisUrl = null }: { readonly redisUrl?: string | null } = {}) {
  let elsewhere: Elsewhere | null = null;
  let feed: Feed;
  let lookout: Lookout;
  let sockets: Sockets;
  const opened: Socket[] = [];
  const nowhere: Answer = (_request, response) => response.writeHead(404).end();
  const isLeaving = () => false;
  const mounts = mountsOf(isLeaving);
  const http = createServer(listener({ mounts, assets: () => false, pages: nowhere, isLeaving }));
  refuseUpgrades(http);
  const place = { origin: "" };

  beforeAll(async () => {
    lookout = new Lookout(new RecordSight(sql, entityReaders));
    feed = await startFeed(entityReaders, (records) => lookout.touched(records));
    elsewhere = redisUrl ? openElsewhere(redisUrl, feed.epoch, lookout) : null;
    if (elsewhere) lookout.tellElsewhere = elsewhere.tell;
    sockets = openSockets(http, {
      feed,
      lookout,
      authenticate(headers) {
        forgetSession(sessionTokenOf(headers) ?? "");
        return actorOf(headers);
      },
      mayConnect: fromOurPages,
    });
    // Of two in one process the first is watched.
    if (!registry.getSingleMetric("cordee_sockets")) watchProcess({ sql, pool, feed, sockets });
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    place.origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    for (const socket of opened) socket.close();
    await sockets.leave();
    http.closeAllConnections();
    http.close();
    lookout.stop();
    elsewhere?.stop();
    await feed.stop();
  });

  /** A browser's connection, with these headers of its handshake. */
  const connect = (extraHeaders: Record<string, string>): Socket<ServerToClient, ClientToServer> => {
    const options = {
      transports: ["websocket"],
      extraHeaders,
      reconnection: false,
      forceNew: true,
    };
    const socket: Socket<ServerToClient, ClientToServer> = io(place.origin, options);
    opened.push(socket);
    return socket;
  };
  return { place, connect };
}
