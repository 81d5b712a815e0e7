import { expect, type Page } from "@playwright/test";
import { test } from "../fixtures/cordee";
import { addOpportunity, card, column, command, openBoard } from "./pipeline";

async function moveTo(page: Page, name: string, stage: string) {
  await card(page, name)
    .getByRole("button", { name: /^Move to…/ })
    .click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: new RegExp(`^${stage}`) })
    .click();
}

test("a card moved on a phone is seen moving on a tablet, and back", async ({ open }) => {
  const rep = await open("rep", "phone");
  const lead = await open("lead", "tablet");
  await openBoard(rep);
  await openBoard(lead);
  const { name } = await addOpportunity(rep, "Nouveau");
  await expect(card(column(lead, "Nouveau"), name)).toBeVisible();
  await moveTo(rep, name, "Qualifié");
  await expect(card(column(lead, "Qualifié"), name)).toBeVisible();
  await expect(card(column(lead, "Qualifié"), name).locator(".tinted")).toBeVisible();
  await card(lead, name).focus();
  await lead.keyboard.press("Space");
  await lead.keyboard.press("ArrowLeft");
  await lead.keyboard.press("Space");
  await expect(card(column(rep, "Nouveau"), name)).toBeVisible();
});

test("what a colleague does to the lifted card waits, and a clash says who put it where", async ({
  open,
}) => {
  const rep = await open("rep");
  const lead = await open("lead");
  await openBoard(rep);
  await openBoard(lead);
  const { id, name, stageId } = await addOpportunity(rep, "Nouveau");
  await card(rep, name).focus();
  await rep.keyboard.press("Space");
  await rep.keyboard.press("ArrowRight");
  await command(lead, "crm.opportunity.move", {
    id,
    stageId: { base: stageId("Nouveau"), next: stageId("Proposition") },
    afterId: null,
    beforeId: null,
  });
  await expect(card(column(lead, "Proposition"), name)).toBeVisible();
  await expect(card(column(rep, "Nouveau"), name)).toBeVisible();
  await rep.keyboard.press("Space");
  await expect(rep.getByText(/had moved “.*” to Proposition meanwhile/).first()).toBeVisible();
  await expect(card(column(rep, "Proposition"), name)).toBeVisible();
  await rep.getByRole("button", { name: "Move it anyway" }).click();
  await expect(card(column(lead, "Qualifié"), name)).toBeVisible();
});

test("a cancelled move lets the waiting one through", async ({ open }) => {
  const rep = await open("rep");
  await openBoard(rep);
  const { id, name, stageId } = await addOpportunity(rep, "Nouveau");
  await card(rep, name).focus();
  await rep.keyboard.press("Space");
  const move = { base: stageId("Nouveau"), next: stageId("Proposition") };
  await command(rep, "crm.opportunity.move", { id, stageId: move, afterId: null, beforeId: null });
  await rep.keyboard.press("Escape");
  await expect(card(column(rep, "Proposition"), name)).toBeVisible();
});
