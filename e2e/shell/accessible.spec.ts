import { expect, type Page } from "@playwright/test";
import { shells } from "../../common/routes.mjs";
import { openBoard } from "../crm/pipeline";
import { expectAccessible, expectFocusSeen, expectToFit } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";

/** Looked at by other tests: the pipeline and its records, and what only a new company or nobody yet is shown. */
const elsewhere = ["/", "/pipeline", "/opportunities/_", "/partners/_", "/start", "/welcome", "/join"];
const alone = ["/sign-in", `/join#${"a".repeat(43)}`, "/offline", "/nowhere"];

type Led = { readonly next: { readonly router: { push(path: string): void } } };

/** As a link leads there: the app is not loaded anew for each of two dozen pages. */
async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => (window as unknown as Led).next.router.push(to), path);
  await expect(page).toHaveURL(path);
}

/** The desktop looks at the light theme, the phone at the dark one: each page once on each. */
async function expectWithoutBreach(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page);
  await expectFocusSeen(page);
}

test(
  "no page breaches the rules of accessibility, in either theme",
  {
    tag: ["@phone", "@desktop"],
  },
  async ({ open, page }, { project }) => {
    test.setTimeout(240_000);
    const admin = await open("admin");
    const colorScheme = project.name === "phone" ? "dark" : "light";
    for (const each of [page, admin]) await each.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const path of alone) {
      await page.goto(path);
      await expectWithoutBreach(page);
    }
    await admin.goto("/partners");
    for (const path of shells.filter((shell) => ![...elsewhere, ...alone].includes(shell))) {
      await follow(admin, path);
      await expectWithoutBreach(admin);
    }
    await follow(admin, "/partners");
    await admin.getByRole("main").getByRole("link").first().click();
    await expect(admin).toHaveURL(/\/partners\/[0-9a-f]/);
    await expectWithoutBreach(admin);
  },
);

test("at 400 % every button of a sheet, a dialog and a selection is reached", { tag: ["@phone"] }, async ({
  open,
}) => {
  const page = await open("lead");
  await openBoard(page);
  await page.setViewportSize({ width: 320, height: 256 });
  const first = page.getByRole("listitem").first();
  await first.getByRole("button", { name: /^Move to…/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^Lost/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Mark as lost" }).click();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await page.getByRole("button", { name: "Filters", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "List", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Show", exact: true }).click();
  await page.getByRole("button", { name: "Select", exact: true }).click();
  await page.getByRole("row").nth(1).tap();
  const bar = page.getByRole("region", { name: "1 selected" });
  await bar.getByRole("button", { name: "Stage" }).click();
  await expect(page.getByRole("menuitem", { name: "Gagné" })).toBeVisible();
});
