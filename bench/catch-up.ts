import { until } from "@/testing/until";
import { openDevice } from "./devices";
import { summarise } from "./figures";
import { httpClient } from "./http-client";
import type { Bench } from "./main";
import { administrator } from "./people";
import { moveOn, openCards } from "./writes";

const missed = 500;
const rounds = 12;
const writers = 8;

/** A device that was away while others moved five hundred cards: from its network's return until it holds them all. */
export const catchUp: Bench = async ({ admin }) => {
  const device = await openDevice(admin);
  // As many sessions: of one alone the server takes a hundred calls a second.
  const people = await Promise.all(Array.from({ length: writers }, administrator));
  const clients = people.map(({ cookie }) => httpClient(cookie));
  const { cards, stages } = await openCards(missed);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    device.network(false);
    const seqs = await Promise.all(
      clients.map(async (client, place) => {
        let last = 0;
        for (let n = place; n < cards.length; n += writers) {
          const card = cards[n];
          if (card) last = (await moveOn(client, card, stages)).data.seq;
        }
        return last;
      }),
    );
    const begun = performance.now();
    device.network(true);
    await until(() => (device.live.store.cursor?.seq ?? 0) >= Math.max(...seqs), 30_000, 1);
    times.push(performance.now() - begun);
    const held = (id: string) => device.live.store.get("crm.opportunity", id)?.stageId;
    const wrong = cards.filter(({ id, stageId }) => held(id) !== stageId);
    if (wrong.length > 0) throw new Error(`${wrong.length} cards are not where they were moved to`);
  }
  device.live.stop();
  for (const client of clients) client.close();
  const what = `network back → ${missed} missed moves of as many cards are in the store and on the board`;
  return {
    "feed.catchup": summarise(times, `${what}, which holds 10 000 opportunities; without its screen`),
  };
};
