import { gzipSync } from "node:zlib";
import { type Browser, devices, type Page } from "@playwright/test";
import { Profile } from "./browser-profile";
import { openAndFill, openBrowser, openPipeline, signedIn } from "./browsers";
import { summarise } from "./figures";
import type { Bench } from "./main";
import type { Viewer } from "./people";

/** The app was open on this device before: shell from the service worker, cards from IndexedDB. */
export const firstCard: Bench = async ({ admin }) => {
  const browser = await openBrowser();
  try {
    const context = await signedIn(browser, admin);
    const settle = await context.newPage();
    await openAndFill(settle);
    await settle.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await settle.waitForLoadState("networkidle");
    await settle.close();
    const times: number[] = [];
    const profile = new Profile();
    for (let n = 0; n < 14; n++) {
      const page = await context.newPage();
      const control = await profile.begin(page);
      const time = await openPipeline(page);
      if (n > 1) {
        times.push(time);
        await profile.end(page, control);
      }
      await page.waitForLoadState("networkidle");
      await page.close();
    }
    return {
      "web.firstcard": summarise(
        times,
        `repeat open from cache, desktop size, no throttling, 10 000 opportunities in the store; ${profile}`,
      ),
    };
  } finally {
    await browser.close();
  }
};

const slowNetwork = { offline: false, latency: 100, downloadThroughput: 9e6 / 8, uploadThroughput: 9e6 / 8 };

/** A phone that has never been here. */
export const firstCardCold: Bench = async ({ admin }) => {
  const browser = await openBrowser();
  try {
    const times: number[] = [];
    const profile = new Profile();
    for (let n = 0; n < 5; n++) times.push(await coldOpen(browser, admin, profile));
    return {
      "web.firstcard.cold": summarise(
        times,
        `first visit of a signed-in phone to the first usable card, 9 Mbit/s, 100 ms, 4× slower CPU; ${profile}`,
      ),
    };
  } finally {
    await browser.close();
  }
};

async function coldOpen(browser: Browser, admin: Viewer, profile: Profile): Promise<number> {
  const context = await signedIn(browser, admin, devices["Pixel 7"]);
  const page = await context.newPage();
  const control = await profile.begin(page);
  await control.send("Network.enable");
  await control.send("Network.emulateNetworkConditions", slowNetwork);
  await control.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const time = await openPipeline(page);
  await profile.end(page, control);
  await context.close();
  return time;
}

/** Every script that the page fetched until then, each packed with gzip. */
export const firstRouteJs: Bench = async ({ admin }) => {
  const browser = await openBrowser();
  try {
    const context = await signedIn(browser, admin, { serviceWorkers: "block" });
    const page = await context.newPage();
    const scripts = collectScripts(page);
    await openPipeline(page);
    const sizes = (await Promise.all([...scripts])).filter((size) => size > 0);
    const total = sizes.reduce((sum, size) => sum + size, 0) / 1000;
    return {
      "web.firstroute.js": {
        ...summarise([total], `${sizes.length} scripts until the first card is usable, each gzip`),
        n: 1,
      },
    };
  } finally {
    await browser.close();
  }
};

function collectScripts(page: Page): Promise<number>[] {
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script" && response.ok()) {
      // One that comes later than the first card is cut off when the browser closes, and does not count.
      sizes.push(
        response.body().then(
          (body) => gzipSync(body).length,
          () => 0,
        ),
      );
    }
  });
  return sizes;
}
