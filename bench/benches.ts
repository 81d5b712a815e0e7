import { boardAll, boardLoad } from "./board";
import { dragFrame } from "./browser-drag";
import { moveHere } from "./browser-here";
import { moveSeen } from "./browser-moves";
import { flush, openOffline, storage } from "./browser-offline";
import { firstCard, firstCardCold, firstRouteJs } from "./browser-start";
import { search, tapPainted } from "./browser-touch";
import { catchUp } from "./catch-up";
import { drops } from "./drops";
import { feedLatency } from "./feed";
import { type FigureName, summarise } from "./figures";
import { growth } from "./growth";
import type { Bench } from "./main";
import { movesOfTwenty } from "./moves-of-twenty";
import { appMemory } from "./server-under-test";
import { createOne, moveEight, moveOne, searchOne } from "./writes";

const memory: Bench = async () => ({
  "app.memory": summarise([appMemory()], "resident memory of the one app process, after the rest"),
});

/** In this order; memory comes last, after all the usual work. */
export const benches: readonly (readonly [Bench, ...FigureName[]])[] = [
  [boardLoad, "board.load", "board.load.cpu", "board.load.bytes"],
  [boardAll, "board.all", "board.all.bytes"],
  [moveOne, "move.one"],
  [moveEight, "move.eight.rate"],
  [createOne, "create.one"],
  [searchOne, "search.one"],
  [feedLatency, "feed.latency"],
  [catchUp, "feed.catchup"],
  [movesOfTwenty, "moves.hundred", "moves.hundred.order", "moves.hundred.rate"],
  [firstCard, "web.firstcard"],
  [firstCardCold, "web.firstcard.cold"],
  [moveSeen, "web.move.seen"],
  [moveHere, "web.move.painted", "web.move.confirmed"],
  [dragFrame, "web.drag.frame"],
  [firstRouteJs, "web.firstroute.js"],
  [openOffline, "web.offline.open"],
  [tapPainted, "web.tap.painted"],
  [flush, "web.flush"],
  [search, "web.search"],
  [storage, "web.storage"],
  [memory, "app.memory"],
  [drops, "feed.drops", "feed.drops.doubled", "feed.drops.plain"],
  ...growth,
];
