import { expect } from "@playwright/test";
import { test } from "../fixtures/cordee";
import { addOpportunity, card, openBoard } from "./pipeline";

test("the search ignores accents and case, and stands in the address", {
  tag: ["@phone", "@desktop"],
}, async ({ open }) => {
  const page = await open("rep");
  await openBoard(page);
  const { name } = await addOpportunity(page, "Nouveau", `Été ${Date.now()}`);
  const narrow = page.getByRole("button", { name: "Search opportunities" });
  if (await narrow.isVisible()) await narrow.click();
  await page.getByRole("searchbox", { name: "Search opportunities" }).fill(name.replace("Été", "ete"));
  await expect(page.getByRole("listitem")).toHaveCount(1);
  await expect(card(page, name)).toBeVisible();
  await expect(page).toHaveURL(/q=ete/);
  await page.reload();
  await expect(card(page, name)).toBeVisible();
  await expect(page.getByRole("listitem")).toHaveCount(1);
});

test("filters stand in the address, and going back takes them off one by one", async ({ open }) => {
  const page = await open("lead");
  await openBoard(page);
  const all = await page.getByRole("listitem").count();
  await page.getByRole("button", { name: "Mine", exact: true }).click();
  await expect(page).toHaveURL(/whose=mine/);
  await page.getByRole("button", { name: "Filters", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Open", exact: true }).click();
  await expect(page).toHaveURL(/status=open/);
  await page.keyboard.press("Escape");
  await page.goBack();
  await expect(page).not.toHaveURL(/status/);
  await page.goBack();
  await expect(page).toHaveURL(/\/pipeline$/);
  await expect(page.getByRole("listitem")).toHaveCount(all);
});

test("“Clear filters” takes them all off", async ({ open }) => {
  const page = await open("rep");
  await openBoard(page, "?whose=mine&status=open&rotting=1&q=zzzz");
  await expect(page.getByText("No opportunity matches these filters.")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await expect(page).toHaveURL(/\/pipeline$/);
  await expect(page.getByRole("listitem").first()).toBeVisible();
});

test(
  "the cards of one colleague are picked in a meeting, then nobody's, and the address keeps it",
  {
    tag: ["@tablet", "@desktop"],
  },
  async ({ open }, { project }) => {
    const page = await open("lead");
    await openBoard(page);
    const { name } = await addOpportunity(page, "Nouveau");
    const isWide = project.name === "desktop";
    if (isWide) {
      await page.getByRole("button", { name: "Rep: Everybody" }).click();
      await page.getByRole("menuitemradio", { name: "Camille Roux" }).click();
    } else {
      await page.getByRole("button", { name: "Filters", exact: true }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Camille Roux" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Show" }).click();
    }
    await expect(page).toHaveURL(/owner=[0-9a-f-]{36}/);
    await expect(card(page, name)).toHaveCount(0);
    await expect(page.getByRole("listitem").first()).toBeVisible();
    await page.reload();
    await expect(page.getByRole("button", { name: "Take off the filter Camille Roux" })).toBeVisible();
    await expect(card(page, name)).toHaveCount(0);
    await openBoard(page, "?unassigned=1");
    await expect(page.getByRole("listitem").first()).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: "Camille Roux" })).toHaveCount(0);
  },
);
