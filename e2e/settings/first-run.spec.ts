import { type Browser, expect, type Page, test } from "@playwright/test";
import { startInstance } from "../../scripts/throw-away-instance.mjs";
import { card, column } from "../crm/pipeline";
import { expectAccessible } from "../fixtures/accessibility";
import { type Device, devices } from "../fixtures/devices";
import { ownPort } from "../fixtures/ports";

/** An empty company of its own, beside the demo that the other tests share. */
const port = ownPort(9);

type Instance = Awaited<ReturnType<typeof startInstance>>;
let instance: Instance;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  instance = await startInstance({ port, demo: false });
});
test.afterAll(() => instance.stop());

/** Somebody's own browser. */
async function arrive(browser: Browser, address: string): Promise<Page> {
  const device = devices[test.info().project.name as Device];
  const context = await browser.newContext({ ...device, baseURL: instance.address, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

const password = "four words are easiest";
const step = (page: Page, name: string) => page.getByRole("heading", { level: 2, name });

async function makeCompany(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/welcome$/);
  await page.getByLabel("Company name").fill("Refuge du Goûter");
  await page.getByLabel("Your name").fill("Anne Rey");
  await page.getByLabel("E-mail").fill("anne@refuge.test");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Set up the company" }).click();
}

/** Invites one colleague and answers their link. */
async function invite(page: Page, name: string, email: string): Promise<string> {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Invite" }).click();
  const link = page.getByRole("textbox", { name: `One-time link for ${name}` });
  await expect(link).toHaveValue(/\/join#/);
  return link.inputValue();
}

async function join(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("heading", { name: `Welcome, ${name}` })).toBeVisible();
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await expect(page).toHaveURL(/\/pipeline/);
}

const inColumn = (page: Page, stage: string, name: string) => card(column(page, stage), name);

test("a new company is set up and three people work one pipeline together", {
  tag: ["@phone", "@desktop"],
}, async ({ browser }) => {
  test.slow();
  const anne = await arrive(browser, "/");
  await makeCompany(anne);

  await expect(step(anne, "Who sells together?")).toBeVisible();
  await expectAccessible(anne);
  const team = anne.getByRole("textbox", { name: "Name of Sales" });
  await team.fill("Mont-Blanc");
  await team.press("Enter");
  await anne.getByRole("button", { name: "Continue" }).click();

  await expect(step(anne, "How do you sell?")).toBeVisible();
  await anne.getByRole("radio", { name: /Quick quotes/ }).check({ force: true });
  await anne.getByRole("textbox", { name: "Name of stage 2" }).fill("Quoted");
  await expectAccessible(anne);
  // What is behind the company is kept with it: a reload goes on where it stood.
  await anne.reload();
  await expect(step(anne, "How do you sell?")).toBeVisible();
  await anne.getByRole("radio", { name: /Quick quotes/ }).check({ force: true });
  await anne.getByRole("textbox", { name: "Name of stage 2" }).fill("Quoted");
  await anne.getByRole("button", { name: "Use these stages" }).click();

  await expect(step(anne, "Who is on the rope with you?")).toBeVisible();
  const benLink = await invite(anne, "Ben Favre", "ben@refuge.test");
  const clarisseLink = await invite(anne, "Clarisse Mermoud", "clarisse@refuge.test");
  await expectAccessible(anne);
  await anne.getByRole("button", { name: "Continue" }).click();

  const [ben, clarisse] = [await arrive(browser, benLink), await arrive(browser, clarisseLink)];
  await join(ben, "Ben Favre");
  await join(clarisse, "Clarisse Mermoud");

  await expect(step(anne, "Your first opportunity")).toBeVisible();
  await expectAccessible(anne);
  await anne.getByLabel("What is it about?").fill("12 bunk beds");
  await anne.getByLabel("Customer").fill("Club alpin");
  await anne.getByLabel("Amount in EUR").fill("8400");
  await anne.getByRole("button", { name: "Put it on the board" }).click();
  await expect(anne).toHaveURL(/\/pipeline/);
  await expect(anne.getByText("Setting up:")).toHaveCount(0);
  for (const page of [anne, ben, clarisse]) {
    await expect(inColumn(page, "Request", "12 bunk beds")).toBeAttached();
  }

  await inColumn(ben, "Request", "12 bunk beds").getByRole("button", { name: "Move to…" }).click();
  await ben
    .getByRole("dialog")
    .getByRole("button", { name: /Quoted/ })
    .click();
  for (const page of [anne, ben, clarisse]) {
    await expect(inColumn(page, "Quoted", "12 bunk beds")).toBeAttached();
  }
  for (const page of [anne, ben, clarisse]) await page.context().close();
});
