import type { Page } from "@playwright/test";
import { drag } from "./browser-moves";
import { cardSelector, openAndFill, openBrowser, signedIn } from "./browsers";
import { summarise } from "./figures";
import type { Bench } from "./main";

const moves = 20;

/** A card dropped with the mouse, until this browser shows it in its new column, and until the server has accepted it. */
export const moveHere: Bench = async ({ admin }) => {
  const browser = await openBrowser();
  try {
    const page = await (await signedIn(browser, admin)).newPage();
    await openAndFill(page);
    await page.locator("[data-drag-ready]").waitFor();
    const drops: Dropped[] = [];
    for (let n = 0; n < moves + 2; n++) {
      const dropped = await dragOver(page, n % 2);
      if (n > 1) drops.push(dropped);
    }
    const what = (end: string) => `pointer up → ${end}, in one browser on loopback, 10 000 opportunities`;
    return {
      "web.move.painted": summarise(
        drops.map(({ painted }) => painted),
        what("painted in its new column"),
      ),
      "web.move.confirmed": summarise(
        drops.map(({ confirmed }) => confirmed),
        what("the server's answer is here"),
      ),
    };
  } finally {
    await browser.close();
  }
};

/** Milliseconds after the pointer went up. */
type Dropped = { readonly painted: number; readonly confirmed: number };

/** Drags the top card of the first column to the top of the second, or back. */
async function dragOver(page: Page, from: number): Promise<Dropped> {
  const columns = page.locator(".board-col");
  const card = columns.nth(from).locator(cardSelector).first();
  const aim = columns
    .nth(1 - from)
    .locator(cardSelector)
    .first();
  const id = await card.getAttribute("data-id");
  const list = await columns
    .nth(1 - from)
    .getByRole("list")
    .getAttribute("aria-labelledby");
  const [start, end] = [await card.boundingBox(), await aim.boundingBox()];
  if (!(id && list && start && end)) throw new Error("The board shows no cards to drag");
  await page.evaluate(watchDrop, `[role="list"][aria-labelledby="${list}"] [data-id="${id}"]`);
  await drag(page, start, end);
  return page.evaluate(() => (globalThis as unknown as Watching).dropped);
}

type Watching = { dropped: Promise<Dropped> };

/** Runs in the page: from the next pointer up on. */
function watchDrop(selector: string): void {
  (globalThis as unknown as Watching).dropped = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("The move was not confirmed within 5 s")), 5_000);
    const begin = ({ timeStamp }: Event) => {
      const painted = new Promise<number>((done) => {
        const look = () => {
          if (!document.querySelector(selector)) return requestAnimationFrame(look);
          return setTimeout(() => done(performance.now() - timeStamp));
        };
        requestAnimationFrame(look);
      });
      const confirmed = new Promise<number>((done) => {
        const answers = new PerformanceObserver((entries) => {
          const answer = entries.getEntries().find(({ name }) => name.includes("/crm.opportunity.move"));
          if (!answer) return;
          answers.disconnect();
          done((answer as PerformanceResourceTiming).responseEnd - timeStamp);
        });
        answers.observe({ type: "resource" });
      });
      void Promise.all([painted, confirmed]).then(([first, second]) =>
        resolve({ painted: first, confirmed: second }),
      );
    };
    addEventListener("pointerup", begin, { capture: true, once: true });
  });
}
