import { gzipSync } from "node:zlib";
import { expect } from "@playwright/test";
import { test } from "../fixtures/cordee";

/**
 * Kilobytes of script, each packed with gzip: a third of a second each hundred on a cheap phone's network. What pages name
 * is judged by `npm run check`; this sees what the board asks for besides.
 */
const untilFirstCard = 215;

const packed = (script: Buffer) => gzipSync(script).length / 1000;

test("a board asks for no more script than its budget until its first card shows", async ({ open }) => {
  const page = await open("lead");
  const sizes = new Map<string, Promise<number>>();
  page.on("response", (response) => {
    if (response.request().resourceType() === "script")
      // One that comes later is cut off when the browser closes; among those asked for it fails the sum.
      sizes.set(
        response.url(),
        response.body().then(packed, () => Number.NaN),
      );
  });
  await page.addInitScript(noteScriptsOfFirstCard);
  await page.goto("/pipeline");
  const asked = await page.evaluate(() => (globalThis as unknown as Noting).scripts);
  const total = (await Promise.all(asked.map((url) => sizes.get(url) ?? 0))).reduce(
    (sum, size) => sum + size,
    0,
  );
  expect(total).toBeGreaterThan(100);
  expect(total).toBeLessThan(untilFirstCard);
});

type Noting = { scripts: Promise<string[]> };

/** Runs in the page before its own scripts: what it had asked for when the first card was there. */
function noteScriptsOfFirstCard(): void {
  const page = globalThis as unknown as Noting;
  page.scripts = new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector('[role="listitem"][data-id]')) return requestAnimationFrame(look);
      const fetched = performance.getEntriesByType("resource").map(({ name }) => name);
      return resolve(fetched);
    };
    look();
  });
}
