import { setTimeout as pause } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import type { FeedMessage } from "@/common/live";
import { type Measured, summarise } from "./figures";
import { httpClient } from "./http-client";
import type { Bench } from "./main";
import { perTeam, teamWatchers, type Viewer } from "./people";
import { database, server } from "./server-under-test";
import { moveOn, openCards } from "./writes";

const perSecond = 50;

type Arrival = { readonly message: FeedMessage; readonly at: number };

export const feedLatency: Bench = async ({ admin }) => ({ "feed.latency": await feedOver(200, 20, admin) });

/**
 * From the moment PostgreSQL notes for a commit (track_commit_timestamp, same machine, same clock) to the message's
 * arrival on each socket that may see it. Half of the sockets may see each write.
 */
export async function feedOver(sockets: number, seconds: number, admin: Viewer): Promise<Measured> {
  const teams = await teamWatchers();
  const groups = await Promise.all(teams.map(({ people }) => listen(people, sockets / teams.length)));
  const client = Array.from({ length: 4 }, () => httpClient(admin.cookie));
  const written: Written[] = [];
  const cards = await Promise.all(teams.map(({ teamId }) => openCards(200, teamId)));
  const begun = performance.now();
  const writes: Promise<void>[] = [];
  for (let n = 0; n < perSecond * seconds; n++) {
    await pause(Math.max(0, begun + (n * 1000) / perSecond - performance.now()));
    const team = n % teams.length;
    const { cards: own, stages } = cards[team] ?? { cards: [], stages: [] };
    const card = own[Math.floor(n / teams.length) % own.length];
    const one = client[n % client.length];
    if (!(card && one)) continue;
    writes.push(
      moveOn(one, card, stages).then((answer) => void written.push({ seq: answer.data.seq, team })),
    );
  }
  await Promise.all(writes);
  await pause(1_500);
  const took = (performance.now() - begun - 1_500) / 1000;
  for (const listener of groups.flat()) listener.socket.close();
  for (const one of client) one.close();
  return latencies(written, groups, took);
}

type Written = { readonly seq: number; readonly team: number };
type Listener = { readonly socket: Socket; readonly arrivals: Arrival[] };

async function listen(people: readonly Viewer[], count: number): Promise<Listener[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, place) => {
      const cookie = people[place % people.length]?.cookie ?? "";
      const socket = io(server.address, {
        ...{ transports: ["websocket"], forceNew: true, reconnection: false },
        extraHeaders: { cookie, origin: server.address },
      });
      const arrivals: Arrival[] = [];
      socket.on("feed", (message: FeedMessage) =>
        arrivals.push({ message, at: performance.timeOrigin + performance.now() }),
      );
      await new Promise<void>((resolve, reject) => {
        socket.once("hello", () => resolve());
        socket.once("connect_error", reject);
      });
      return { socket, arrivals };
    }),
  );
}

/** A message covers every seq after `prev`: the newest commit in it is what it was sent for. */
async function latencies(written: readonly Written[], groups: readonly Listener[][], took: number) {
  const commits = await commitTimes(written.length);
  const samples: number[] = [];
  let expected = 0;
  for (const [team, listeners] of groups.entries()) {
    const own = written.filter((write) => write.team === team).map(({ seq }) => seq);
    expected += own.length * listeners.length;
    for (const { arrivals } of listeners) {
      for (const seq of own) {
        const arrival = arrivals.find(({ message }) => message.prev < seq && seq <= message.seq);
        const commit = commits.get(seq);
        if (arrival && commit !== undefined) samples.push(arrival.at - commit);
      }
    }
  }
  const delivered = ((100 * samples.length) / expected).toFixed(1);
  const sockets = groups.flat().length;
  const people = Math.min(sockets, groups.length * perTeam);
  return summarise(
    samples,
    `commit → message on ${sockets} sockets of ${people} people in 4 view classes, ${(written.length / took).toFixed(0)} writes/s for ${took.toFixed(0)} s over HTTP, each seen by half; ${delivered} % delivered`,
  );
}

/** When each seq was committed, in milliseconds since 1970 with fractions. */
async function commitTimes(writes: number): Promise<ReadonlyMap<number, number>> {
  const { rows } = await database.query<{ seq: string; at: string }>(
    `SELECT seq, (extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000)::text AS at FROM change_log ORDER BY seq DESC LIMIT $1`,
    [writes * 2],
  );
  return new Map(rows.map((row) => [Number(row.seq), Number(row.at)]));
}
