import type { Server } from "node:http";
import type { Duplex } from "node:stream";
import next from "next";
import { shellFor } from "@/common/routes.mjs";
import { env } from "@/server/core/env";
import { isForSockets } from "./listen";

/** Next's own server, for development: pages are built when asked for, and reload when their sources change. */
export async function openDevPages(http: Server) {
  const app = next({ dev: true, hostname: env.host, port: env.port, httpServer: http });
  await app.prepare();
  const handle = app.getRequestHandler();
  const upgrade = app.getUpgradeHandler();
  const refreshing = new Set<Duplex>();
  http.on("upgrade", (request, socket, head) => {
    if (isForSockets(request)) return;
    refreshing.add(socket);
    socket.once("close", () => refreshing.delete(socket));
    void upgrade(request, socket, head);
  });
  return {
    answer: (
      request: Parameters<typeof handle>[0],
      response: Parameters<typeof handle>[1],
      pathname: string,
    ) => {
      const shell = shellFor(pathname);
      if (shell && shell !== pathname) request.url = (request.url ?? "").replace(pathname, shell);
      response.removeHeader("content-security-policy");
      void handle(request, response);
    },
    /** The pages' own sockets stay open as long as a page does: a restart would wait for them. */
    close(): Promise<void> {
      for (const socket of refreshing) socket.destroy();
      return app.close();
    },
  };
}
