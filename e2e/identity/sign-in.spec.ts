import { expect } from "@playwright/test";
import { test } from "../fixtures/cordee";

test("a person signs in with e-mail and password and lands on the pipeline", {
  tag: ["@phone", "@desktop"],
}, async ({ page }) => {
  await page.goto("/pipeline");
  await page.getByLabel("E-mail").fill("rep@demo.cordee.test");
  await page.getByLabel("Password").fill("cordee-demo");
  await page.getByLabel("Password").press("Enter");
  await expect(page).toHaveURL(/\/pipeline/);
  await expect(page.getByRole("list").first()).toBeVisible();
});

test("a wrong password says so and keeps the e-mail", async ({ page }) => {
  await page.goto("/pipeline");
  await page.getByLabel("E-mail").fill("reader@demo.cordee.test");
  await page.getByLabel("Password").fill("not the password");
  await page.getByLabel("Password").press("Enter");
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("reader@demo.cordee.test");
});
