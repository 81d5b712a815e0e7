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
