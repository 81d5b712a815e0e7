import { expect, type Page } from "@playwright/test";
import { shells } from "../../common/routes.mjs";
import { expectAccessible, expectContrast } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";

/** A page about one record is asked for by the record; these answer by themselves, or only to those who are nobody yet. */
const elsewhere = new Set([
  "/",
  "/opportunities/_",
  "/partners/_",
  "/start",
  "/welcome",
  "/join",
  "/sign-in",
]);
const alone = ["/sign-in", `/join#${"a".repeat(43)}`, "/offline", "/nowhere"];

/** In the light theme every rule, in the dark one what can differ. */
async function expectBothThemes(page: Page, path: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expectContrast(page);
}

test("no page breaches the rules of accessibility, in either theme", {
  tag: ["@phone", "@desktop"],
}, async ({ open, page }) => {
  test.slow();
  for (const path of alone) await expectBothThemes(page, path);
  const admin = await open("admin");
  for (const path of shells.filter((shell) => !elsewhere.has(shell) && !alone.includes(shell)))
    await expectBothThemes(admin, path);
  await expectBothThemes(admin, "/pipeline?view=list");
  await admin.goto("/pipeline?view=list&q=froid");
  await admin.locator("[data-id] a").first().click();
  await expect(admin).toHaveURL(/\/opportunities\//);
  await expectBothThemes(admin, admin.url());
  await admin.goto("/partners");
  await admin.getByRole("main").getByRole("link").first().click();
  await expect(admin).toHaveURL(/\/partners\/[0-9a-f]/);
  await expectBothThemes(admin, admin.url());
});
