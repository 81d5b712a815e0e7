import type { Page } from "@playwright/test";
import { cardSelector, openAndFill, openBrowser, signedIn } from "./browsers";
import { summarise } from "./figures";
import type { Bench } from "./main";
import { server } from "./server-under-test";

const moves = 20;

/** A card dragged and dropped with the mouse in one browser, until another browser has painted it in its new column. */
export const moveSeen: Bench = async ({ admin }) => {
  const [here, there] = await Promise.all([openBrowser(), openBrowser()]);
  try {
    const [mine, theirs] = await Promise.all(
      [here, there].map(async (browser) => (await signedIn(browser, admin)).newPage()),
    );
    if (!(mine && theirs)) throw new Error("A page is missing");
    await Promise.all([openAndFill(mine), openAndFill(theirs)]);
    await mine.locator("[data-drag-ready]").waitFor();
    const times: number[] = [];
    for (let n = 0; n < moves; n++) {
      const time = await dragAndWatch(mine, theirs, n % 2);
      if (n > 1) times.push(time);
    }
    return {
      "web.move.seen": summarise(
        times,
        `pointer up in one browser → painted in another, both at ${new URL(server.address).hostname}, 10 000 opportunities`,
      ),
    };
  } finally {
    await Promise.all([here.close(), there.close()]);
  }
};

async function dragAndWatch(mine: Page, theirs: Page, from: number): Promise<number> {
  const { start, end, landed } = await dragBetween(mine, from);
  await mine.evaluate(noteDrop);
  const seen = theirs.evaluate(seenIn, landed);
  const [painted] = await Promise.all([seen, drag(mine, { start, end })]);
  return painted - (await dropped(mine));
}

type Box = { readonly x: number; readonly y: number; readonly width: number };
type Drag = { readonly start: Box; readonly end: Box; readonly landed: string };

/** From the top card of the first column to the top of the second, or back; `landed` finds it once it is there. */
export async function dragBetween(page: Page, from: number): Promise<Drag> {
  const columns = page.locator(".board-col");
  const card = columns.nth(from).locator(cardSelector).first();
  const there = columns.nth(1 - from);
  const id = await card.getAttribute("data-id");
  const list = await there.getByRole("list").getAttribute("aria-labelledby");
  const [start, end] = [await card.boundingBox(), await there.locator(cardSelector).first().boundingBox()];
  if (!(id && list && start && end)) throw new Error("The board shows no cards to drag");
  return { start, end, landed: `[role="list"][aria-labelledby="${list}"] [data-id="${id}"]` };
}

export async function drag(mine: Page, { start, end }: Pick<Drag, "start" | "end">): Promise<void> {
  await mine.mouse.move(start.x + start.width / 2, start.y + 20);
  await mine.mouse.down();
  await mine.mouse.move(end.x + end.width / 2, end.y + 8, { steps: 8 });
  await mine.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  await mine.mouse.up();
}

/** The wall clock of the drop. */
const dropped = (mine: Page) => mine.evaluate(() => (globalThis as unknown as { dropped: number }).dropped);

function noteDrop(): void {
  addEventListener(
    "pointerup",
    () => {
      (globalThis as unknown as { dropped: number }).dropped = performance.timeOrigin + performance.now();
    },
    { capture: true, once: true },
  );
}

/** The wall clock at the frame after the one that first shows the card: by then it was painted. */
function seenIn(selector: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error("The move was not seen within 5 s")), 5_000);
    const changes = new MutationObserver(() => {
      if (!document.querySelector(selector)) return;
      clearTimeout(giveUp);
      changes.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
    });
    changes.observe(document.body, { childList: true, subtree: true });
  });
}
