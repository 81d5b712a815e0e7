import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";
import { openBoard } from "./pipeline";

const both = { tag: ["@phone", "@desktop"] };

test("the list goes out as it is shown, and the audit log says so", both, async ({ open }) => {
  const page = await open("rep");
  await openBoard(page);
  await page.goto("/pipeline?view=list&q=machine&cols=name,expectedRevenue");
  const rows = page.locator(".list-row[data-id]");
  await expect(rows.first()).toBeVisible();
  const names = await rows.locator(".list-name").allInnerTexts();
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const sheet = page.getByRole("dialog", { name: "Export this list" });
  await expectAccessible(page);
  await sheet.getByRole("button", { name: "CSV" }).click();
  const download = page.waitForEvent("download");
  await sheet.getByRole("button", { name: "Download" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^opportunit.*-\d{4}-\d\d-\d\d\.csv$/);
  const text = await readFile(await file.path(), "utf8");
  const lines = text.trim().split("\r\n");
  expect(lines).toHaveLength(names.length + 1);
  for (const name of names) expect(text).toContain(name.trim().replaceAll('"', '""'));
  await expect(page.getByText(/on (its|their) way to your downloads/).first()).toBeVisible();

  const office = await open("admin");
  await office.goto("/settings/audit?kind=exports");
  const line = office.locator(".se-audit").first();
  await expect(line).toContainText(/exported/);
  await expect(line).toContainText("Search: machine");
  await expect(line).toContainText("CSV");
});
