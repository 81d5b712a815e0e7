import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { devices, type Page } from "@playwright/test";
import { until } from "@/testing/until";
import {
  cardSelector,
  openAndFill,
  openBrowser,
  openBrowserIn,
  openPipeline,
  signedIn,
  signIn,
} from "./browsers";
import { summarise } from "./figures";
import type { Bench } from "./main";
import { database } from "./server-under-test";

const phone = devices["Pixel 7"];
const opens = 10;

/** The browser is started anew each time, on a device that was used before, and finds no network. */
export const openOffline: Bench = async ({ admin }) => {
  const folder = await mkdtemp(join(tmpdir(), "cordee-bench-"));
  try {
    const first = await openBrowserIn(folder, phone);
    await signIn(first, admin);
    const settle = await first.newPage();
    await openAndFill(settle);
    await takenAlong(settle);
    await first.close();
    const times: number[] = [];
    for (let n = 0; n < opens; n++) {
      const context = await openBrowserIn(folder, phone);
      await signIn(context, admin);
      await context.setOffline(true);
      times.push(await openPipeline(await context.newPage()));
      await context.close();
    }
    const what = "browser started, no network: navigation → first card, phone size, no throttling";
    return { "web.offline.open": summarise(times, `${what}, 10 000 opportunities on the device`) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Until the service worker is in charge and nothing more is fetched for the road. */
async function takenAlong(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForLoadState("networkidle");
}

const queued = 200;

/** Cards moved by keyboard without a network; then the network is there again. */
export const flush: Bench = async ({ admin }) => {
  const browser = await openBrowser();
  try {
    const context = await signedIn(browser, admin);
    const page = await context.newPage();
    await openAndFill(page);
    await page.locator("[data-drag-ready]").waitFor();
    await context.setOffline(true);
    for (let n = 0; n < queued; n++) await moveRight(page);
    const all = (await accepted(admin.id)) + queued;
    const begun = performance.now();
    await context.setOffline(false);
    await until(async () => (await accepted(admin.id)) >= all, 60_000, 5);
    const time = performance.now() - begun;
    await page.locator(".pill .calm").waitFor();
    const what = `network back → all ${queued} moves that waited are accepted`;
    return { "web.flush": { ...summarise([time], `${what}, desktop, loopback`), n: queued } };
  } finally {
    await browser.close();
  }
};

/** The top card of the first column, by keyboard, until the focus has followed it. */
async function moveRight(page: Page): Promise<void> {
  const card = page.locator(".board-col").first().locator(cardSelector).first();
  const id = await card.getAttribute("data-id");
  await card.focus();
  for (const key of ["Space", "ArrowRight", "Space"]) await page.keyboard.press(key);
  await page.waitForFunction(hasLanded, id, { timeout: 10_000 });
}

const hasLanded = (id: string | null) => {
  const focused = document.activeElement?.closest<HTMLElement>("[data-id]");
  const isInHand = document.querySelector("[data-dragging]") !== null;
  return (
    focused?.dataset["id"] === id &&
    !isInHand &&
    !document.querySelector(".board-col")?.contains(focused ?? null)
  );
};

async function accepted(personId: string): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM mutation WHERE person_id = $1",
    [personId],
  );
  return rows[0]?.count ?? 0;
}

/** What the browser counts for this site after the first visit: shell, scripts and records. */
export const storage: Bench = async ({ admin }) => {
  const browser = await openBrowser();
  try {
    const page = await (await signedIn(browser, admin, phone)).newPage();
    await openAndFill(page);
    await takenAlong(page);
    const { usage = Number.NaN, usageDetails = {} } = await page.evaluate(() =>
      navigator.storage.estimate().then((estimate) => estimate as Estimate),
    );
    const parts = Object.entries(usageDetails).map(([name, bytes]) => `${name} ${megabytes(bytes)}`);
    const what = `10 000 opportunities and the shell on a phone, after the first visit: ${parts.join(", ")}`;
    return { "web.storage": { ...summarise([usage / 1e6], what), n: 1 } };
  } finally {
    await browser.close();
  }
};

type Estimate = { readonly usage?: number; readonly usageDetails?: Readonly<Record<string, number>> };

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
