import type { Page } from "@playwright/test";
import { drag, dragBetween } from "./browser-moves";
import { openAndFill, openBrowser, signedIn } from "./browsers";
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

async function dragOver(page: Page, from: number): Promise<Dropped> {
  const way = await dragBetween(page, from);
  await page.evaluate(watchDrop, way.landed);
  await drag(page, way);
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
