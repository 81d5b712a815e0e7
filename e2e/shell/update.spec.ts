import { type Browser, expect, type Page } from "@playwright/test";
import { findBrowser } from "../../scripts/browser.mjs";
import { addOpportunity, card, carryRight, column, openBoard, quickCreate } from "../crm/pipeline";
import { test } from "../fixtures/cordee";
import { signInAs } from "../fixtures/sign-in";
import { pill } from "../fixtures/sync-pill";
import { TwoBuilds } from "../fixtures/two-builds";

// In the shell no page follows to a worker that took over without a network.
test.use({ serviceWorkers: "allow", launchOptions: findBrowser() });

const mark = (page: Page) => page.locator("html").getAttribute("data-build");

/** Carries the card one column on, notes on it, and begins another opportunity; answers that one's name. */
async function workOn(page: Page, name: string): Promise<string> {
  await carryRight(page, name);
  const begun = `Begun on the old build ${name.slice(-8)}`;
  await quickCreate(page, begun);
  await card(page, name).getByRole("link").first().click();
  await page.getByRole("textbox", { name: "Note to the team" }).fill("Written on the old build.");
  await page.getByRole("button", { name: "Send note" }).click();
  return begun;
}

/** On a colleague's screen. */
async function expectOnce(browser: Browser, address: string, name: string, begun: string): Promise<void> {
  const lead = await (await browser.newContext({ baseURL: address })).newPage();
  await signInAs(lead, "lead");
  await openBoard(lead);
  await expect(card(column(lead, "Nouveau"), begun)).toHaveCount(1);
  await expect(card(lead, name)).toHaveCount(1);
  await card(column(lead, "Qualifié"), name).getByRole("link").first().click();
  await expect(lead.getByText("Written on the old build.")).toHaveCount(1);
}

test("OFF-4: a new build is offered, never forced; the old one works on until the person reloads, and what waits goes over to the new one", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const builds = new TwoBuilds();
  try {
    await builds.start();
    const context = await browser.newContext({ baseURL: builds.address });
    const [page, other] = [await context.newPage(), await context.newPage()];
    await signInAs(page, "rep");
    await page.evaluate(() => navigator.serviceWorker.ready);
    await other.goto("/partners");
    await page.getByRole("searchbox").fill("typed before the update");

    await builds.update();
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    const offer = page.getByRole("status").filter({ hasText: "new version" });
    await expect(offer).toBeVisible();
    await expect(page.getByRole("searchbox")).toHaveValue("typed before the update");
    const chunk = await page.request.get(builds.goneChunk);
    expect(chunk.status(), "a chunk of the former build").toBe(200);
    await other.reload();
    expect(await mark(other), "reloading alone takes nothing new").toBeNull();

    await offer.getByRole("button", { name: "Later" }).click();
    await expect(offer).toBeHidden();
    await openBoard(page);
    const { name } = await addOpportunity(page, "Nouveau");
    await expect(card(page, name)).toBeVisible();
    await context.setOffline(true);
    const begun = await workOn(page, name);
    await expect(pill(page)).toContainText("3 waiting");
    await offer.getByRole("button", { name: "Reload" }).click();
    await expect.poll(() => mark(page)).toBe("second");
    await expect.poll(() => mark(other), "every tab follows").toBe("second");
    await expect(page.getByText("Written on the old build.")).toBeVisible();
    await expect(offer).toBeHidden();
    await openBoard(page);
    await expect(pill(page)).toContainText("3 waiting");
    await expect(card(column(page, "Qualifié"), name)).toBeVisible();
    await context.setOffline(false);
    await expect(pill(page)).toContainText("Live", { timeout: 30_000 });
    await expectOnce(browser, builds.address, name, begun);
  } finally {
    for (const context of browser.contexts()) await context.close();
    await builds.stop();
  }
});
