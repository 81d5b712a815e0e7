import { expect, type Locator, type Page } from "@playwright/test";
import { expectAccessible, expectToFit } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";
import { drawAside } from "../fixtures/finger";
import { addOpportunity, command, openBoard, type Stage } from "./pipeline";

async function aRow(page: Page, stage: Stage = "Nouveau") {
  await openBoard(page);
  const made = await addOpportunity(page, stage);
  await command(page, "crm.opportunity.edit", {
    id: made.id,
    changes: { phone: { base: null, next: "+33612" } },
  });
  await page.goto(`/pipeline?view=list&q=${encodeURIComponent(made.name)}`);
  const row = page.locator(`[data-swipe="${made.id}"]`);
  await expect(row).toBeVisible();
  return { ...made, row };
}

const tray = (row: Locator) => row.locator(".swipe-tray");

test("a row drawn to the left offers to call, move and win; back it goes by a press", {
  tag: "@phone",
}, async ({ open }) => {
  const rep = await open("rep");
  const { row, name } = await aRow(rep);
  await drawAside(row, -170);
  await expect(tray(row).getByRole("link", { name: "Call" })).toHaveAttribute("href", "tel:+33612");
  await expect(tray(row).getByRole("button", { name: "Move" })).toBeInViewport();
  await expectAccessible(rep);
  await row.getByText(name).click();
  await expect(tray(row)).toHaveCount(0);
  await expect(rep).toHaveURL(/\/pipeline/);

  await drawAside(row, -170);
  await tray(row).getByRole("button", { name: "Move" }).click();
  await rep
    .getByRole("dialog", { name: "Move to…" })
    .getByRole("button", { name: /Qualifié/ })
    .click();
  await expect(row).toContainText("Qualifié");
  await drawAside(row, -170);
  await tray(row).getByRole("button", { name: "Won" }).click();
  await expect(rep.getByRole("region", { name: "Last change" })).toContainText(name);
});

test("a swipe from the edge, a crooked one and a short one move no row", { tag: "@phone" }, async ({
  open,
}) => {
  const rep = await open("rep");
  const { row } = await aRow(rep);
  await drawAside(row, -170, 0.99);
  await drawAside(row, -40);
  await drawAside(row, 120, 0.3);
  await expect(tray(row)).toHaveCount(0);
  await expect(rep).toHaveURL(/\/pipeline/);
});

test(
  "without a swipe the same stands behind the dots, and under a key",
  { tag: ["@phone", "@desktop"] },
  async ({ open }, { project }) => {
    const rep = await open("rep");
    await openBoard(rep);
    const { id, name } = await addOpportunity(rep, "Nouveau");
    await command(rep, "crm.opportunity.edit", { id, changes: { phone: { base: null, next: "+33612" } } });
    await rep.goto(`/pipeline?view=list&q=${encodeURIComponent(name)}`);
    const row = rep.getByRole("row").filter({ hasText: name });
    if (project.name === "phone") await row.getByRole("button", { name: `Actions for ${name}` }).click();
    else {
      await row.focus();
      await rep.keyboard.press("Shift+F10");
    }
    const sheet = rep.getByRole("dialog", { name });
    await expect(sheet.getByRole("link", { name: "Call +33612" })).toBeVisible();
    await expectAccessible(rep);
    if (project.name === "phone") await expectToFit(rep);
    await sheet.getByRole("button", { name: "Move to…" }).click();
    await rep
      .getByRole("dialog", { name: "Move to…" })
      .getByRole("button", { name: /Proposition/ })
      .click();
    await expect(row).toContainText("Proposition");
  },
);
