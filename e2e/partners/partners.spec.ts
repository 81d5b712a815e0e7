import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";

const unique = (word: string): string => `${word} ${randomUUID().slice(0, 8)}`;

async function createCompany(page: Page, name: string): Promise<void> {
  await page.goto("/partners?new");
  const sheet = page.getByRole("dialog", { name: "New partner" });
  await sheet.getByLabel("Name").fill(name);
  await sheet.getByLabel("Town").fill("Grenoble");
  await sheet.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

test("a company is created, edited in place, and a colleague finds it by its town", async ({ open }) => {
  const rep = await open("rep");
  const name = unique("Fromagerie");
  await createCompany(rep, name);
  const lead = await open("lead");
  await lead.goto("/partners");
  await lead.getByRole("searchbox").fill(`${name.slice(-8)} grenoble`);
  await lead.getByRole("link", { name: new RegExp(name) }).click();
  await expect(lead.getByRole("heading", { level: 1, name })).toBeVisible();

  await rep.getByRole("textbox", { name: "Phone" }).fill("04 76 34 12 08");
  await rep.getByRole("textbox", { name: "Phone" }).press("Enter");
  await expect(rep.getByRole("link", { name: "Call 04 76 34 12 08" })).toHaveAttribute(
    "href",
    "tel:0476341208",
  );
  await expect(lead.getByRole("textbox", { name: "Phone" })).toHaveValue("04 76 34 12 08");
  await expect(lead.getByRole("region", { name: "Timeline" })).toContainText("04 76 34 12 08");
});

test("a partner is several kinds at once", async ({ open }) => {
  const rep = await open("rep");
  await createCompany(rep, unique("Revendeur"));
  await expect(rep.getByRole("button", { name: "Customer" })).toHaveAttribute("aria-pressed", "true");
  await rep.getByRole("button", { name: "Supplier" }).click();
  await expect(rep.getByRole("button", { name: "Supplier" })).toHaveAttribute("aria-pressed", "true");
  await rep.reload();
  await expect(rep.getByRole("button", { name: "Customer" })).toHaveAttribute("aria-pressed", "true");
  await expect(rep.getByRole("button", { name: "Supplier" })).toHaveAttribute("aria-pressed", "true");
});

test("a person is added to a company and links back to it", async ({ open }) => {
  const rep = await open("rep");
  const company = unique("Coopérative");
  await createCompany(rep, company);
  await rep.getByRole("button", { name: "Add a person" }).click();
  const sheet = rep.getByRole("dialog", { name: `New person at ${company}` });
  const person = unique("Paul");
  await sheet.getByLabel("Name").fill(person);
  await sheet.getByLabel("Job title").fill("Gérant");
  await sheet.getByRole("button", { name: "Create" }).click();
  await rep
    .getByRole("article")
    .getByRole("link", { name: new RegExp(person) })
    .click();
  await expect(rep.getByRole("heading", { level: 1, name: person })).toBeVisible();
  await expect(rep.getByRole("article").getByRole("link", { name: company })).toBeVisible();
});

test("nobody found leads to creating them", async ({ open }) => {
  const rep = await open("rep");
  await rep.goto("/partners");
  await rep.getByRole("searchbox").fill("Zzyzx Frigorifique");
  await rep.getByRole("button", { name: "Create “Zzyzx Frigorifique”" }).click();
  await expect(rep.getByRole("dialog").getByLabel("Name")).toHaveValue("Zzyzx Frigorifique");
});

test("a wrong website says how to write it", async ({ open }) => {
  const rep = await open("rep");
  await createCompany(rep, unique("Atelier"));
  const website = rep.getByRole("textbox", { name: "Website" });
  await website.fill("javascript:alert(1)");
  await website.press("Enter");
  await expect(rep.getByText("Write an address such as www.company.com")).toBeVisible();
  await website.press("Escape");
  await expect(website).toHaveValue("");
});

test("an unknown partner says that it is not there", async ({ open }) => {
  const rep = await open("rep");
  await rep.goto(`/partners/${randomUUID()}`);
  await expect(rep.getByRole("heading", { name: "This partner is not there" })).toBeVisible();
});

test("on a tablet a partner opens beside the directory, which stays where it was", async ({ open }) => {
  const rep = await open("rep", "tablet");
  await rep.goto("/partners");
  const rows = rep.getByRole("list", { name: "Partners" }).getByRole("link");
  await expect(rep.getByRole("heading", { name: "Choose a partner" })).toBeVisible();
  const [first, second] = [rows.nth(0), rows.nth(1)];
  for (const row of [first, second]) {
    await row.click();
    await expect(row).toHaveAttribute("aria-current", "page");
    await expect(rep.getByRole("article")).toBeVisible();
  }
  await expect(first).not.toHaveAttribute("aria-current");
  await expectAccessible(rep);
  await rep.goto("/partners?q=Zzyzx");
  await expect(rep.getByRole("heading", { name: /Zzyzx/ })).toBeVisible();
  await expect(rep.getByRole("heading", { name: "Choose a partner" })).toBeHidden();
});

test("who may only read creates and changes nothing", async ({ open }) => {
  const reader = await open("reader");
  await reader.goto("/partners");
  await reader.getByRole("listitem").getByRole("link").first().click();
  await expect(reader.getByRole("textbox", { name: "Town" })).not.toBeEditable();
  await expect(reader.getByRole("button", { name: "New partner" })).toHaveCount(0);
});
