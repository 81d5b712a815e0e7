import type { Start } from "@/common/live-start";
import { feedOver } from "./feed";
import { type FigureName, type Measured, summarise } from "./figures";
import { httpClient } from "./http-client";
import type { Bench } from "./main";
import type { Viewer } from "./people";
import { moveOn, moveOne, openCards, searchOne } from "./writes";

type Entry = readonly [Bench, ...FigureName[]];

/** The same measuring under another name. */
const renamed =
  (bench: Bench, from: FigureName, to: FigureName): Bench =>
  async (at) => {
    const { [from]: measured } = await bench(at);
    return measured ? { [to]: measured } : {};
  };

const loads = 50;

/** Each time after somebody has moved a card: what columns add up to, which the server remembers, is added up anew. */
async function boardAfterMove(admin: Viewer): Promise<Measured> {
  const [client, mover] = [httpClient(admin.cookie), httpClient(admin.cookie)];
  const { cards, stages } = await openCards(loads + 10);
  const times: number[] = [];
  let total = 0;
  for (const card of cards) {
    await moveOn(mover, card, stages);
    const { data, milliseconds } = await client.query<Start>("live.start");
    times.push(milliseconds);
    total = data.total;
  }
  client.close();
  mover.close();
  return summarise(
    times.slice(10),
    `first page with totals over ${total} opportunities, one request over HTTP, each after a card was moved`,
  );
}

/** The same work over ten and a hundred times as much. Each run measures those of the size that it was started over. */
export const growth: readonly Entry[] = [
  ...(["1k", "10k", "100k"] as const).flatMap((size): Entry[] => [
    [
      async ({ admin }) => ({ [`growth.board.${size}`]: await boardAfterMove(admin) }),
      `growth.board.${size}`,
    ],
    [renamed(moveOne, "move.one", `growth.move.${size}`), `growth.move.${size}`],
    [renamed(searchOne, "search.one", `growth.search.${size}`), `growth.search.${size}`],
  ]),
  [async (at) => ({ "growth.feed.10": await feedOver(10, 10, at.admin) }), "growth.feed.10"],
  [async (at) => ({ "growth.feed.500": await feedOver(500, 10, at.admin) }), "growth.feed.500"],
];
