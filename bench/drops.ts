import { setTimeout as pause } from "node:timers/promises";
import type { Change } from "@/common/live";
import { type Device, openDevice } from "./devices";
import { type DroppingProxy, droppingProxy } from "./dropping-proxy";
import { summarise } from "./figures";
import { httpClient } from "./http-client";
import type { Bench } from "./main";
import { teamOfItsOwn } from "./people";
import { type PlainClient, plainClient, plainServer } from "./plain-socketio";
import { server } from "./server-under-test";
import { moveOn, openCards } from "./writes";

const clients = 20;
const seconds = 160;
const dropEvery = 15_000;
const perSecond = 5;
/** After the last change: by then every client has come back. */
const quiet = 10_000;

/**
 * Changes come while each client's connections are cut every fifteen seconds, each client at a time of its own. The same
 * changes are said, at the same moments, by a default Socket.IO server to clients that lose their connections likewise.
 */
export const drops: Bench = async ({ admin }) => {
  const { teamId, people } = await teamOfItsOwn(clients, seconds * perSecond);
  const plain = await plainServer();
  const roads = await Promise.all(people.map(() => droppingProxy(server.address)));
  const plainRoads = await Promise.all(people.map(() => droppingProxy(plain.address)));
  const devices = await Promise.all(people.map((person, n) => openDevice(person, roads[n]?.address)));
  const plainClients = await Promise.all(plainRoads.map(({ address }) => plainClient(address)));
  const counts = devices.map(countApplied);

  const stopCutting = cutEach(roads.map((road, n) => [road, plainRoads[n]]));
  const client = httpClient(admin.cookie);
  const { cards, stages } = await openCards(seconds * perSecond, teamId);
  const written: string[] = [];
  const begun = performance.now();
  for (const [n, card] of cards.entries()) {
    await pause(Math.max(0, begun + (n * 1000) / perSecond - performance.now()));
    const { data } = await moveOn<{ version: number }>(client, card, stages);
    written.push(`${card.id} ${data.result.version}`);
    plain.send(n);
  }
  const cuts = stopCutting();
  await pause(quiet);

  const ours = share(counts, written);
  const theirs = share(
    plainClients.map(({ received }) => received),
    [...written.keys()],
  );
  close({ devices, plainClients, roads: [...roads, ...plainRoads] });
  client.close();
  await plain.close();
  const what = `${clients} clients, each cut off every ${dropEvery / 1000} s for ${seconds} s (${cuts} cuts), ${written.length} changes, each seen by all`;
  const n = clients * written.length;
  return {
    "feed.drops": { ...summarise([ours.delivered], `${what}; of ${n} deliveries`), n },
    "feed.drops.doubled": { ...summarise([ours.doubled], `${what}; changes applied again`), n },
    "feed.drops.plain": {
      ...summarise([theirs.delivered], `default Socket.IO beside it; ${what}; ${theirs.doubled} doubled`),
      n,
    },
  };
};

/** How often this device has put each version of each record into its store. */
function countApplied({ live }: Device): Map<string, number> {
  const counts = new Map<string, number>();
  const changes = live.intake.changes.bind(live.intake);
  live.intake.changes = (list: readonly Change[], seq: number) => {
    for (const change of list) {
      if (change.op !== "put" || change.entity !== "crm.opportunity") continue;
      const key = `${change.record.id} ${change.record.version}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    changes(list, seq);
  };
  return counts;
}

/** Cuts each pair of roads at the same moments; the answer ends that and says how many cuts there were. */
function cutEach(pairs: readonly (readonly (DroppingProxy | undefined)[])[]): () => number {
  let cuts = 0;
  const timers = pairs.map((pair, n) => {
    const cut = () => {
      cuts++;
      for (const road of pair) road?.drop();
    };
    const timer = { stop: () => clearTimeout(first) };
    const first = setTimeout(
      () => {
        cut();
        const every = setInterval(cut, dropEvery);
        timer.stop = () => clearInterval(every);
      },
      (n * dropEvery) / pairs.length,
    );
    return timer;
  });
  return () => {
    for (const timer of timers) timer.stop();
    return cuts;
  };
}

/** Percent that came at least once, and how many came more than once. */
function share<Key>(clientsGot: readonly ReadonlyMap<Key, number>[], sent: readonly Key[]) {
  const times = clientsGot.flatMap((got) => sent.map((key) => got.get(key) ?? 0));
  return {
    delivered: (100 * times.filter((count) => count > 0).length) / times.length,
    doubled: times.filter((count) => count > 1).length,
  };
}

type Open = {
  readonly devices: readonly Device[];
  readonly plainClients: readonly PlainClient[];
  readonly roads: readonly DroppingProxy[];
};

function close({ devices, plainClients, roads }: Open): void {
  for (const { live } of devices) live.stop();
  for (const client of plainClients) client.close();
  for (const road of roads) road.close();
}
