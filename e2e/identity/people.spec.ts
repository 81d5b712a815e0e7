import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";

const unique = (word: string): string => `${word} ${randomUUID().slice(0, 6)}`;

test("an administrator invites two at once; one joins by the link, which then is of no more use", {
  tag: ["@phone", "@desktop"],
}, async ({ open, page }) => {
  test.slow();
  const admin = await open("admin");
  await admin.goto("/settings/people");
  await admin.getByRole("button", { name: "Add people" }).click();
  const sheet = admin.getByRole("dialog", { name: "Add people" });
  const names = [unique("Léa Martin"), unique("Noé Petit")];
  await sheet.getByRole("button", { name: "Add another" }).click();
  for (const [index, name] of names.entries()) {
    const one = sheet.getByRole("group", { name: `Person ${index + 1}` });
    await one.getByLabel("Name").fill(name);
    await one.getByLabel("E-mail").fill(`${randomUUID().slice(0, 8)}@demo.cordee.test`);
  }
  await sheet.getByLabel("Alpes Sud").selectOption({ label: "Member" });
  await expectAccessible(admin);
  await sheet.getByRole("button", { name: "Add 2 people" }).click();
  const link = await admin.getByRole("textbox", { name: `Link for ${names[0]}` }).inputValue();
  await admin.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  const invited = admin.getByRole("region", { name: "Invited" });
  await expect(invited.getByText(/Link good until/).first()).toBeVisible();

  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.url()} ${request.headers()["referer"] ?? ""}`));
  await page.goto(link);
  await page.getByLabel("New password").fill("three or four words");
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await expect(page).toHaveURL(/\/pipeline/);
  // Attack 53: servers, proxies and pages to come never see the secret in an address.
  expect(asked.filter((address) => address.includes(link.split("#")[1] ?? "?"))).toEqual([]);
  await expect(invited.getByText(names[0] ?? "")).toHaveCount(0);
  await expect(invited.getByText(names[1] ?? "")).toBeVisible();
  await expect(admin.getByRole("main").getByText(names[1] ?? ""), "each person once").toHaveCount(1);
  await page.goto(`/join?again=1${link.slice(link.indexOf("#"))}`);
  await expect(page.getByText(/This link is used up|Ce lien a déjà servi/)).toBeVisible();

  await admin.goto("/settings/audit?kind=access");
  await expect(admin.getByText(`Password set by link: ${names[0]}`)).toBeVisible();
});

test("who leaves hands over what they hold, and both come back by undo", async ({ open }) => {
  const admin = await open("admin");
  await admin.goto("/settings/people");
  await admin.getByRole("button", { name: "Change Manon Faure" }).click();
  await admin
    .getByRole("dialog", { name: "Manon Faure" })
    .getByRole("button", { name: "Deactivate" })
    .click();
  const sheet = admin.getByRole("dialog", { name: "Deactivate Manon Faure" });
  await expect(sheet.getByText(/Manon Faure holds \d+ open opportunities/)).toBeVisible();
  await sheet.getByLabel("Hand over to").selectOption({ label: "Théo Blanchard" });
  await sheet.getByRole("button", { name: "Deactivate" }).click();
  await expect(admin.getByText(/Manon Faure is deactivated, \d+ opportunit/).first()).toBeVisible();
  await admin.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(admin.getByRole("region", { name: "Inactive" }).getByText("Manon Faure")).toHaveCount(0);
  await admin.getByRole("button", { name: "Change Manon Faure" }).click();
  await admin
    .getByRole("dialog", { name: "Manon Faure" })
    .getByRole("button", { name: "Deactivate" })
    .click();
  await expect(sheet.getByText(/Manon Faure holds \d+ open opportunities/)).toBeVisible();
});

test("an agent is shown partners, and told why there is no pipeline", { tag: ["@phone"] }, async ({
  open,
}) => {
  const agent = await open("agent");
  await agent.goto("/partners");
  const main = agent.getByRole("navigation", { name: "Main" }).filter({ visible: true });
  await expect(main.getByRole("link", { name: "Partners" }).first()).toBeVisible();
  await expect(main.getByRole("link", { name: "Pipeline" })).toHaveCount(0);
  await agent.goto("/pipeline");
  await expect(agent.getByRole("heading", { name: "Opportunities are not part of your role" })).toBeVisible();
  await agent.goto("/settings/audit");
  await expect(agent.getByText("Only administrators read the audit log.")).toBeVisible();
});
