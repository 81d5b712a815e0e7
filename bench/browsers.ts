import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Response,
} from "@playwright/test";
import { findBrowser } from "../scripts/browser.mjs";
import type { Viewer } from "./people";
import { server } from "./server-under-test";

/** Milliseconds without another page after which all are in, and written. */
const filled = 5_000;

export const cardSelector = '[role="listitem"][data-id]';

export const openBrowser = (): Promise<Browser> => chromium.launch(findBrowser());

/** A profile in which this person is signed in; what a page stores stays until it is closed. */
export async function signedIn(
  browser: Browser,
  viewer: Viewer,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    ...options,
  });
  await signIn(context, viewer);
  return context;
}

/** A browser whose profile lies in a folder, so that it can be closed and started again; with its one context. */
export function openBrowserIn(folder: string, options: BrowserContextOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { locale: "en-GB", ...options, ...findBrowser() });
}

/** Before its first page: who is signed in, and what pages note for the measuring. */
export async function signIn(context: BrowserContext, viewer: Viewer): Promise<void> {
  await context.addCookies([{ name: viewer.cookieName, value: viewer.cookieValue, url: server.address }]);
  // The compiler that runs this file marks functions with a call that pages do not know.
  await context.addInitScript("globalThis.__name ??= (value) => value");
  await context.addInitScript(noteFirstCard, cardSelector);
}

type Noting = { firstCard?: Promise<number> };

/** Runs in the page before its own scripts: notes when the first card with a name is painted, from the navigation on. */
function noteFirstCard(selector: string): void {
  const page = globalThis as unknown as Noting;
  page.firstCard = new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector(selector)?.textContent?.trim()) return requestAnimationFrame(look);
      // The frame in which it is there, and the one that shows that it was painted.
      return requestAnimationFrame(() => resolve(performance.now()));
    };
    requestAnimationFrame(look);
  });
}

/** Opens the pipeline; milliseconds from the navigation to the first usable card. */
export async function openPipeline(page: Page): Promise<number> {
  await page.goto(`${server.address}/pipeline`, { waitUntil: "commit" });
  return page.evaluate(() => (globalThis as unknown as { firstCard: Promise<number> }).firstCard);
}

/** Opens it for the first time on this device, until every card is held and written down; milliseconds to the first card. */
export async function openAndFill(page: Page): Promise<number> {
  let last = performance.now();
  const note = (response: Response) => {
    if (response.url().includes("/rpc/live.page")) last = performance.now();
  };
  page.on("response", note);
  const time = await openPipeline(page);
  // The pages of the snapshot come one after the other, with short breaks between them.
  while (performance.now() - last < filled) await page.waitForTimeout(200);
  page.off("response", note);
  return time;
}
