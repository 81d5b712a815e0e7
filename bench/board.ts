import { summarise } from "./figures";
import { httpClient } from "./http-client";
import type { Bench } from "./main";
import { processorTime } from "./server-under-test";

type Page = { readonly cards: readonly unknown[]; readonly next: string | null };

/** The first page of the snapshot: the top cards of each column and the totals. */
export const boardLoad: Bench = async ({ admin }) => {
  const client = httpClient(admin.cookie);
  for (let i = 0; i < 15; i++) await client.query<Page>("live.start");
  const before = processorTime();
  const calls = 60;
  const times: number[] = [];
  let bytes = 0;
  let cards = 0;
  for (let i = 0; i < calls; i++) {
    const answer = await client.query<Page>("live.start");
    times.push(answer.milliseconds);
    bytes = answer.wireBytes;
    cards = answer.data.cards.length;
  }
  const after = processorTime();
  client.close();
  const app = (after.app - before.app) / calls;
  const postgres = (after.postgres - before.postgres) / calls;
  const what = `1 request, ${cards} cards with fields and totals, warm, over HTTP`;
  return {
    "board.load": summarise(times, what),
    "board.load.cpu": {
      ...summarise(
        [app + postgres],
        `${what}; app ${app.toFixed(1)} ms + PostgreSQL ${postgres.toFixed(1)} ms per call`,
      ),
      n: calls,
    },
    "board.load.bytes": { ...summarise([bytes / 1000], `${what}, gzip`), n: 1 },
  };
};

/** Page after page until every open card is held. */
export const boardAll: Bench = async ({ admin }) => {
  const client = httpClient(admin.cookie);
  const times: number[] = [];
  let bytes = 0;
  let cards = 0;
  for (let round = 0; round < 13; round++) {
    const begun = performance.now();
    const first = await client.query<Page>("live.start");
    bytes = first.wireBytes;
    cards = 0;
    let next = first.data.next;
    while (next?.startsWith("open")) {
      const page: { data: Page; wireBytes: number } = await client.query<Page>("live.page", { after: next });
      bytes += page.wireBytes;
      cards += page.data.cards.length;
      next = page.data.next;
    }
    if (round > 2) times.push(performance.now() - begun);
  }
  client.close();
  const what = `first page and ${cards} cards in pages until all open ones are held, one after the other`;
  return {
    "board.all": summarise(times, what),
    "board.all.bytes": { ...summarise([bytes / 1000], `${what}, gzip`), n: 1 },
  };
};
