import { expect, test } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessibility";
import { OwnStart } from "../fixtures/own-start";

test("an empty start leads the first visitor to their company, and no kill -9 takes it away", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const own = new OwnStart("--empty");
  try {
    await own.start();
    await page.goto(own.address);
    await expect(page.getByRole("heading", { name: "Welcome to Cordée" })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Company name").fill("Refuge SARL");
    await page.getByLabel("Your name").fill("Ada Martin");
    await page.getByLabel("E-mail").fill("ada@refuge.test");
    await page.getByLabel("Password", { exact: true }).fill("three words are easy");
    await page.getByRole("button", { name: "Set up the company" }).click();
    await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
    await own.killDatabase();
    await own.start();
    await own.killStarter();
    await own.start();
    await page.goto(`${own.address}/settings/people`);
    await expect(page.getByText("ada@refuge.test").first()).toBeVisible();
    expect(await own.interrupt(), "left running by Ctrl-C").toEqual([]);
  } finally {
    await own.remove();
  }
});
