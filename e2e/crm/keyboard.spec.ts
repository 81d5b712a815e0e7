import { expect } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";
import { addOpportunity, card, column, openBoard } from "./pipeline";

const both = { tag: ["@phone", "@desktop"] };

test("the palette finds a record without its accents, opens it, and remembers it", both, async ({ open }) => {
  const page = await open("rep");
  await openBoard(page);
  const name = `Évaporateur ${Date.now()}`;
  await page.getByRole("button", { name: "Search", exact: true }).last().click();
  const field = page.getByRole("combobox", { name: "Search and commands" });
  await field.fill(name.replace("É", "e").toLowerCase());
  await expect(page.getByRole("option", { name })).toHaveCount(0);
  // It is found as soon as the device hears of it, without another letter.
  await addOpportunity(page, "Nouveau", name);
  await expect(page.getByRole("option", { selected: true })).toContainText(name);
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.goto("/partners");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("option").first()).toContainText(name);
});

test("the palette works offline over what is held, and a reader is offered no command that writes", async ({
  open,
}) => {
  const page = await open("reader");
  await openBoard(page);
  const name = ((await page.getByRole("listitem").first().getByRole("heading").textContent()) ?? "").slice(
    0,
    12,
  );
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("option", { name: /Theme/ }).first()).toBeVisible();
  await expect(page.getByRole("option", { name: /New opportunity/ })).toHaveCount(0);
  await page.context().setOffline(true);
  await page.getByRole("combobox", { name: "Search and commands" }).fill(name);
  await expect(page.getByRole("option").first()).toContainText(name);
});

test("the board is worked by keyboard alone: walk, move, win, undo, and a new one", async ({ open }) => {
  const page = await open("rep");
  await openBoard(page);
  const { name } = await addOpportunity(page, "Nouveau", `Clavier ${Date.now()}`);
  const mine = card(page, name);
  await expect(mine).toBeVisible();
  await card(column(page, "Nouveau"), "").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await expect(mine).toBeFocused();
  await page.keyboard.press("m");
  await page
    .getByRole("dialog", { name: "Move to…" })
    .getByRole("button", { name: "Qualifié" })
    .press("Enter");
  await expect(card(column(page, "Qualifié"), name)).toBeVisible();
  await mine.focus();
  await page.keyboard.press("w");
  await expect(card(column(page, "Gagné"), name)).toBeVisible();
  await page.keyboard.press("u");
  await expect(card(column(page, "Qualifié"), name)).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  // In a field letters are letters.
  await page.keyboard.type("nw?");
  await expect(page.getByRole("searchbox")).toHaveValue("nw?");
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await expect(page.getByRole("dialog", { name: "New opportunity" })).toBeVisible();
});

test("? lists the keys of this screen, and single keys can be switched off", async ({ open }) => {
  const page = await open("rep");
  await openBoard(page);
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(help.getByRole("region", { name: "On the board" })).toContainText("Move to…");
  await expectAccessible(page);
  await help.getByLabel("Keys pressed alone do something").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(help).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox").fill("shortcuts");
  await page.keyboard.press("Enter");
  await help.getByLabel("Keys pressed alone do something").check();
});

test("an opportunity's page has its own keys", async ({ open }) => {
  const page = await open("rep");
  await openBoard(page);
  const { id, name } = await addOpportunity(page, "Nouveau", `Page ${Date.now()}`);
  await page.goto(`/opportunities/${id}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.keyboard.press("w");
  await expect(page.getByRole("button", { name: "Reopen" })).toBeVisible();
  await page.keyboard.press("u");
  await expect(page.getByRole("button", { name: "Won", exact: true })).toBeVisible();
  await page.keyboard.press("l");
  await expect(page.getByRole("dialog", { name: /Why/ })).toBeVisible();
});

test("each column is one stop of the Tab key, which then finds the card that had the focus last", async ({
  open,
}) => {
  const page = await open("rep");
  await openBoard(page);
  const mine = card(page, (await addOpportunity(page, "Nouveau", `Arrêt ${Date.now()}`)).name);
  await expect(mine).toBeVisible();
  const header = page.getByRole("region", { name: "Nouveau", exact: true }).getByRole("button");
  await header.nth(1).focus();
  await page.keyboard.press("Tab");
  await expect(mine).toBeFocused();
  await page.keyboard.press("ArrowDown");
  const second = column(page, "Nouveau").getByRole("listitem").nth(1);
  await expect(second).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(second.getByRole("button", { name: /^Move to…/ })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("region", { name: "Qualifié" }).getByRole("button").first()).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(second).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(header.nth(1)).toBeFocused();
});

test("a colleague found in the palette is shown among the people: to be written to, or changed by an administrator", async ({
  open,
}) => {
  const [rep, admin] = [await open("rep"), await open("admin")];
  for (const page of [rep, admin]) {
    await page.goto("/partners");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.keyboard.press("ControlOrMeta+k");
    await page.getByRole("combobox").fill("ines benali");
    await page.getByRole("option", { name: /Inès Benali/ }).click();
    await expect(page).toHaveURL(/\/settings\/people\?person=/);
  }
  const line = rep.getByRole("link", { name: "Write to Inès Benali" });
  await expect(line).toBeFocused();
  await expect(line).toHaveAttribute("href", "mailto:rep2@demo.cordee.test");
  const sheet = admin.getByRole("dialog", { name: "Inès Benali" });
  await sheet.getByRole("button", { name: "Done" }).click();
  await expect(admin).toHaveURL(/\/settings\/people$/);
});
