import { leanFetch } from "@/testing/harness/lean-fetch";
import { until } from "@/testing/until";
import { CardIndex } from "@/ui/crm/opportunity/store/card-index";
import { everyCard } from "@/ui/crm/opportunity/store/filter";
import { LiveClient } from "@/ui/live/client";
import { serverWire } from "@/ui/live/server-wire";
import { openSocket } from "@/ui/live/socket-link";
import type { Link } from "@/ui/live/wire";
import type { Viewer } from "./people";
import { server } from "./server-under-test";

/** The product's own client, store and board of one device, without its screen. */
export type Device = {
  readonly live: LiveClient;
  readonly board: CardIndex;
  /** Ends its connection of the feed; none is made until the network is there again. */
  network(isThere: boolean): void;
};

/** Signed in, with all its cards, following the feed. `address`: how it reaches the server. */
export async function openDevice({ cookie }: Viewer, address = server.address): Promise<Device> {
  let isThere = true;
  let link: Link | null = null;
  const headers = { cookie };
  const live = new LiveClient(
    {
      ...serverWire({ url: `${address}/rpc`, headers, fetch: leanFetch }),
      open: (events) => {
        if (isThere) {
          link = openSocket({ url: address, headers }, events);
          return link;
        }
        setTimeout(() => events.down(false));
        return { close: () => undefined, tell: () => undefined };
      },
    },
    { schedule: (work) => setTimeout(work), keeper: null },
  );
  const board = new CardIndex(live, (work) => setTimeout(work));
  board.setFilter({ ...everyCard, statuses: ["open", "won", "lost"] });
  void live.start();
  await until(() => live.snapshot.complete && live.sync.state === "live", 60_000);
  return {
    live,
    board,
    network(isNowThere) {
      isThere = isNowThere;
      if (isThere) live.wake();
      else link?.close();
    },
  };
}
