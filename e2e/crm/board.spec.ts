import { expect } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";
import { addOpportunity, card, column, namesIn, openBoard, stages } from "./pipeline";

const everywhere = { tag: ["@phone", "@tablet", "@desktop"] };
const both = { tag: ["@phone", "@desktop"] };

test(
  "each column is a list named by its stage, each card an item that begins with its name",
  everywhere,
  async ({ open }) => {
    const page = await open("rep");
    await openBoard(page);
    for (const stage of stages) await expect(column(page, stage)).toBeAttached();
    const { name } = await addOpportunity(page, "Nouveau");
    const item = card(column(page, "Nouveau"), name);
    await expect(item).toBeVisible();
    await expect(item.getByRole("button", { name: /^Move to…/ })).toBeVisible();
  },
);

test("a card opens its record by a tap, and by Enter", both, async ({ open }) => {
  const page = await open("rep");
  await openBoard(page);
  const { id, name } = await addOpportunity(page, "Nouveau");
  await card(page, name).click();
  await expect(page).toHaveURL(`/opportunities/${id}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.goBack();
  await card(page, name).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/opportunities/${id}`);
});

test("“Move to…” moves in two taps, and its undo takes it back", everywhere, async ({ open }) => {
  const page = await open("rep");
  await openBoard(page);
  const { name } = await addOpportunity(page, "Nouveau");
  await card(page, name)
    .getByRole("button", { name: /^Move to…/ })
    .click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Qualifié/ })
    .click();
  await expect(card(column(page, "Qualifié"), name)).toBeAttached();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(card(column(page, "Nouveau"), name)).toBeVisible();
});

test("“Lost” asks why, takes the card off the board, and can be undone", async ({ open }) => {
  const page = await open("rep");
  await openBoard(page);
  const { name } = await addOpportunity(page, "Qualifié");
  await card(page, name)
    .getByRole("button", { name: /^Move to…/ })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: /^Lost/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Mark as lost" }).click();
  await expect(card(page, name)).toHaveCount(0);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(card(column(page, "Qualifié"), name)).toBeVisible();
});

test("“Won” celebrates once and goes to the won column", async ({ open }) => {
  const page = await open("rep");
  await openBoard(page);
  const { name } = await addOpportunity(page, "Négociation");
  await card(page, name)
    .getByRole("button", { name: /^Move to…/ })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Won", exact: true }).click();
  await expect(page.locator("body > canvas")).toBeAttached();
  await expect(card(column(page, "Gagné"), name)).toBeVisible();
  await expect(page.locator("body > canvas")).toHaveCount(0, { timeout: 15_000 });
});

test(
  "quick create makes one at each Enter and stays open; Escape keeps the draft",
  both,
  async ({ open }) => {
    const page = await open("rep");
    await openBoard(page);
    const name = `Rapide ${Date.now()}`;
    const plus = page.getByRole("button", { name: "New opportunity in Nouveau" });
    await plus.click();
    const form = page.getByRole("form", { name: "New opportunity in Nouveau" });
    await form.getByLabel("What is it about?").fill(name);
    await form.getByLabel("Customer").fill("Glacier du Fond");
    await form.getByLabel("Amount").fill("12k");
    await page.keyboard.press("Enter");
    await expect(card(column(page, "Nouveau"), name)).toContainText("€12,000");
    await expect(form.getByLabel("What is it about?")).toBeFocused();
    await page.keyboard.type("pas fini");
    await page.keyboard.press("Escape");
    await expect(form).toHaveCount(0);
    await plus.click();
    await expect(form.getByLabel("What is it about?")).toHaveValue("pas fini");
  },
);

test("a column stays folded on this device until it is unfolded", async ({ open }) => {
  const page = await open("rep");
  await openBoard(page);
  await page.getByRole("button", { name: "Column menu of Proposition" }).click();
  await page.getByRole("menuitem", { name: "Fold column" }).click();
  await expect(column(page, "Proposition").getByRole("listitem")).toHaveCount(0);
  await page.reload();
  await page.getByRole("button", { name: /^Unfold Proposition/ }).click();
  await expect(column(page, "Proposition").getByRole("listitem").first()).toBeVisible();
});

test("the header counts all cards of the column, mounted or not", async ({ open }) => {
  const page = await open("rep");
  await openBoard(page);
  const badge = page.getByRole("heading", { name: "Nouveau" }).locator("..").locator(".bdg [aria-hidden]");
  const shown = async () => Number(await badge.textContent());
  const before = await shown();
  await addOpportunity(page, "Nouveau");
  await expect.poll(shown).toBe(before + 1);
  expect(before + 1).toBeGreaterThanOrEqual((await namesIn(page, "Nouveau")).length);
});

test("a reader sees the board and can move nothing", async ({ open }) => {
  const page = await open("reader");
  await openBoard(page);
  const first = column(page, "Nouveau").getByRole("listitem").first();
  await expect(first.getByRole("button")).toHaveCount(0);
  await first.focus();
  await page.keyboard.press("Space");
  await expect(page.locator("[data-lifted]")).toHaveCount(0);
});

test(
  "the board, “Move to…” and the filters have no breach of accessibility",
  everywhere,
  async ({ open }) => {
    const page = await open("lead");
    await openBoard(page);
    await expectAccessible(page);
    const first = column(page, "Nouveau").getByRole("listitem").first();
    await first.getByRole("button", { name: /^Move to…/ }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Filters", exact: true }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page);
  },
);
