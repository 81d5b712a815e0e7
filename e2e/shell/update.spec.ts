import { expect, type Page } from "@playwright/test";
import { test } from "../fixtures/cordee";
import { signInAs } from "../fixtures/sign-in";
import { TwoBuilds } from "../fixtures/two-builds";

test.use({ serviceWorkers: "allow" });

const mark = (page: Page) => page.locator("html").getAttribute("data-build");

test("a new build is offered, never forced; the old one keeps working until the person reloads", async ({
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
    await page.reload();
    await offer.getByRole("button", { name: "Reload" }).click();
    await expect.poll(() => mark(page)).toBe("second");
    await expect.poll(() => mark(other), "every tab follows").toBe("second");
    await expect(page.getByRole("list", { name: "Nouveau", exact: true })).toBeVisible();
    await expect(offer).toBeHidden();
  } finally {
    for (const context of browser.contexts()) await context.close();
    await builds.stop();
  }
});
