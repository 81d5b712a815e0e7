import { once } from "node:events";
import net from "node:net";

export type DroppingProxy = {
  readonly address: string;
  /** Ends every connection that goes through it, as a network would: nobody says goodbye. */
  drop(): void;
  close(): void;
};

/** A way to a server of this machine that can be cut. */
export async function droppingProxy(target: string): Promise<DroppingProxy> {
  const port = Number(new URL(target).port);
  const open = new Set<net.Socket>();
  const keep = (socket: net.Socket) => {
    open.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => open.delete(socket));
  };
  const proxy = net.createServer({ noDelay: true }, (near) => {
    const far = net.connect({ port, host: "127.0.0.1", noDelay: true });
    keep(near);
    keep(far);
    near.pipe(far).pipe(near);
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const drop = () => {
    for (const socket of open) socket.resetAndDestroy();
  };
  return {
    address: `http://127.0.0.1:${(proxy.address() as net.AddressInfo).port}`,
    drop,
    close() {
      proxy.close();
      drop();
    },
  };
}
