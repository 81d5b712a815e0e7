import { devices, type Page } from "@playwright/test";
import { cardSelector, openAndFill, openBrowser, signedIn } from "./browsers";
import { summarise } from "./figures";
import type { Bench } from "./main";
import { products } from "./words";

const phone = devices["Pixel 7"];
const taps = 12;
/** A train between two stations. */
const slowNetwork = { offline: false, latency: 2_000, downloadThroughput: 20_000, uploadThroughput: 20_000 };

/** “Move to…” on a phone: from the tap on the stage until the card has left its column on the screen. */
export const tapPainted: Bench = async ({ admin }) => {
  const browser = await openBrowser();
  try {
    const context = await signedIn(browser, admin, phone);
    const page = await context.newPage();
    await openAndFill(page);
    const control = await context.newCDPSession(page);
    await control.send("Network.enable");
    await control.send("Network.emulateNetworkConditions", slowNetwork);
    const times: number[] = [];
    for (let n = 0; n < taps + 2; n++) {
      const time = await tapAway(page);
      if (n > 1) times.push(time);
    }
    const what =
      "tap on a stage in “Move to…” → painted, phone, no throttling, 2 s and 20 kB/s to the server";
    return { "web.tap.painted": summarise(times, `${what}, 10 000 opportunities in the store`) };
  } finally {
    await browser.close();
  }
};

async function tapAway(page: Page): Promise<number> {
  const card = page.locator(".board-col").first().locator(cardSelector).first();
  const id = await card.getAttribute("data-id");
  await card.getByRole("button", { name: /^Move to…/ }).tap();
  const stage = page.getByRole("dialog").locator("button.opt:not([disabled])").first();
  await stage.waitFor();
  const left = page.evaluate(leavesColumn, `.board-col:first-of-type [data-id="${id}"]`);
  await stage.tap();
  const time = await left;
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  return time;
}

/** Runs in the page: from the next click to the frame that shows what is asked for no more. */
function leavesColumn(selector: string): Promise<number> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("The card did not leave its column within 5 s")), 5_000);
    const begin = ({ timeStamp }: Event) => {
      const look = () => {
        if (document.querySelector(selector)) return requestAnimationFrame(look);
        return setTimeout(() => resolve(performance.now() - timeStamp));
      };
      requestAnimationFrame(look);
    };
    addEventListener("click", begin, { capture: true, once: true });
  });
}

const throttle = 4;

/** Letter by letter into the palette, over what the device holds. */
export const search: Bench = async ({ admin }) => {
  const browser = await openBrowser();
  try {
    const context = await signedIn(browser, admin, phone);
    const page = await context.newPage();
    await openAndFill(page);
    await context.setOffline(true);
    const control = await context.newCDPSession(page);
    await control.send("Emulation.setCPUThrottlingRate", { rate: throttle });
    await page.getByRole("button", { name: "Search", exact: true }).last().tap();
    const field = page.getByRole("combobox");
    await field.waitFor();
    await page.evaluate(noteLetters);
    const queries = products.slice(0, 8);
    for (const query of queries) {
      await field.fill("");
      await field.pressSequentially(query.toLowerCase());
      await page.getByRole("option", { name: query }).first().waitFor();
    }
    const times = await page.evaluate(() => (globalThis as unknown as Noting).letters);
    const what = `a letter typed → what is found is painted, ${queries.length} queries in the palette`;
    return {
      "web.search": summarise(
        times,
        `${what}, phone, ${throttle}× slower CPU, 10 000 opportunities on the device`,
      ),
    };
  } finally {
    await browser.close();
  }
};

type Noting = { letters: number[] };

/** Runs in the page. What is typed is found while the event is handled, and shown by the frame after it. */
function noteLetters(): void {
  const letters: number[] = [];
  (globalThis as unknown as Noting).letters = letters;
  addEventListener(
    "input",
    (event) => {
      const isEmptied = (event.target as HTMLInputElement).value === "";
      if (isEmptied) return;
      requestAnimationFrame(() => setTimeout(() => letters.push(performance.now() - event.timeStamp)));
    },
    { capture: true },
  );
}
