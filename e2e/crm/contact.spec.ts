import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { expectAccessible, expectToFit } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";
import { addOpportunity, command, openBoard } from "./pipeline";

/** As a phone's own app does: it comes over the page, and goes again. */
const comeBack = (page: Page) =>
  page.evaluate(() => {
    window.dispatchEvent(new Event("blur"));
    window.dispatchEvent(new Event("focus"));
  });

const offer = (page: Page) => page.getByRole("region", { name: "Log this call" });

test("back from a call it is offered to be logged, with its minutes, also without a network", {
  tag: "@phone",
}, async ({ open }) => {
  const rep = await open("rep");
  await openBoard(rep);
  const { id, name } = await addOpportunity(rep, "Nouveau");
  await command(rep, "crm.opportunity.edit", {
    id,
    changes: { phone: { base: null, next: "+33 4 76 34 12 08" } },
  });
  await rep.goto(`/opportunities/${id}`);
  const call = rep.getByRole("link", { name: "Call +33 4 76 34 12 08" });
  await expect(call).toHaveAttribute("href", "tel:+33476341208");
  // No program for it here; where there is one the page stays all the same.
  await call.evaluate((link) => link.addEventListener("click", (event) => event.preventDefault()));
  await call.click();
  await expect(offer(rep)).toHaveCount(0);
  await comeBack(rep);
  await expect(offer(rep)).toContainText("You called +33476341208");
  await rep.context().setOffline(true);
  await expectToFit(rep);
  await offer(rep).getByRole("button", { name: "Log this call" }).click();
  const sheet = rep.getByRole("dialog", { name: "Log this call" });
  await expect(sheet.getByLabel("Minutes")).toHaveValue("1");
  await sheet.getByLabel("Minutes").fill("12");
  await sheet.getByLabel("What came of it").fill("They sign on Monday.");
  await expectAccessible(rep);
  // A press beside it throws nothing away.
  await rep.keyboard.press("Escape");
  await offer(rep).getByRole("button", { name: "Log this call" }).click();
  await expect(sheet.getByLabel("What came of it")).toHaveValue("They sign on Monday.");
  await sheet.getByLabel("Minutes").fill("12");
  await sheet.getByRole("button", { name: "Add to the timeline" }).click();
  await expect(offer(rep)).toHaveCount(0);
  const note = rep.getByRole("region", { name: "Timeline" }).getByRole("listitem");
  await expect(note.filter({ hasText: "They sign on Monday." })).toContainText(
    /Call \+33476341208, .+, 12 min/,
  );
  await rep.context().setOffline(false);
  const lead = await open("lead");
  await lead.goto(`/opportunities/${id}`);
  await expect(lead.getByText("They sign on Monday.")).toBeVisible();
  await expect(lead.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("what was not logged is offered again after a reload, until it is put aside", { tag: "@phone" }, async ({
  open,
}) => {
  const rep = await open("rep");
  await openBoard(rep);
  const { id } = await addOpportunity(rep, "Nouveau");
  await command(rep, "crm.opportunity.edit", { id, changes: { phone: { base: null, next: "0476341208" } } });
  await rep.goto(`/opportunities/${id}`);
  const call = rep.getByRole("link", { name: "Call 0476341208" });
  await call.evaluate((link) => link.addEventListener("click", (event) => event.preventDefault()));
  await call.click();
  await rep.reload();
  await expect(offer(rep)).toBeVisible();
  await offer(rep).getByRole("button", { name: "Not this time" }).click();
  await rep.reload();
  await expect(rep.getByRole("link", { name: "Call 0476341208" })).toBeVisible();
  await expect(offer(rep)).toHaveCount(0);
});

test("a call from a partner's page is noted on an open opportunity with them, or on the partner", async ({
  open,
}) => {
  const rep = await open("rep");
  await openBoard(rep);
  const { id, name } = await addOpportunity(rep, "Nouveau");
  const partnerId = randomUUID();
  const called = `Laiterie ${partnerId.slice(0, 8)}`;
  const phone = "+33 4 76 34 12 08";
  await command(rep, "partners.partner.create", {
    ...{ id: partnerId, form: "company", name: called, kinds: ["customer"], phone },
  });
  await command(rep, "crm.opportunity.edit", {
    id,
    changes: { customerId: { base: null, next: partnerId } },
  });
  await rep.goto(`/partners/${partnerId}`);
  const timeline = rep.getByRole("region", { name: "Timeline" });
  for (const place of [name, `Partner: ${called}`]) {
    const call = rep.getByRole("link", { name: `Call ${phone}` });
    await call.evaluate((link) => link.addEventListener("click", (event) => event.preventDefault()));
    await call.click();
    await comeBack(rep);
    await offer(rep).getByRole("button", { name: "Log this call" }).click();
    const sheet = rep.getByRole("dialog", { name: "Log this call" });
    const where = sheet.getByLabel("Where to note it");
    await expect(where.locator("option")).toHaveText([name, `Partner: ${called}`]);
    await expect(where.locator("option:checked")).toHaveText(name);
    await where.selectOption(place);
    await sheet.getByLabel("What came of it").fill(`Noted on ${place}`);
    await sheet.getByRole("button", { name: "Add to the timeline" }).click();
    await expect(offer(rep)).toHaveCount(0);
  }
  await expect(timeline).toContainText(`Noted on Partner: ${called}`);
  await expect(timeline).not.toContainText(`Noted on ${name}`);
  await rep.goto(`/opportunities/${id}`);
  await expect(timeline).toContainText(`Noted on ${name}`);
  await expect(timeline).not.toContainText("Noted on Partner");
});
