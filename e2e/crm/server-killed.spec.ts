import { expect } from "@playwright/test";
import { type Login, test } from "../fixtures/cordee";
import { devices } from "../fixtures/devices";
import { OwnStart } from "../fixtures/own-start";
import { signInAs } from "../fixtures/sign-in";
import { pill } from "../fixtures/sync-pill";
import { addOpportunity, card, carryRight, column, openBoard } from "./pipeline";

test("the server killed with -9 and started again: a phone and a tablet catch up by themselves, nothing is lost", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const own = new OwnStart();
  const visit = async (login: Login, device: keyof typeof devices) => {
    const page = await (await browser.newContext({ ...devices[device], baseURL: own.address })).newPage();
    await signInAs(page, login);
    await openBoard(page);
    return page;
  };
  try {
    await own.start();
    const [rep, lead] = [await visit("rep", "phone"), await visit("lead", "tablet")];
    const [near, far] = [await addOpportunity(rep, "Nouveau"), await addOpportunity(rep, "Qualifié")];
    await expect(card(column(lead, "Nouveau"), near.name)).toBeVisible();
    await own.killServer();
    await expect(pill(lead)).toContainText("Offline");
    await carryRight(rep, near.name);
    await carryRight(lead, far.name);
    await expect(pill(rep)).toContainText("1 waiting");
    await expect(card(column(rep, "Qualifié"), near.name)).toBeVisible();
    await own.start();
    await expect(card(column(lead, "Qualifié"), near.name)).toBeVisible({ timeout: 30_000 });
    await expect(card(column(rep, "Proposition"), far.name)).toBeVisible({ timeout: 30_000 });
    for (const page of [rep, lead]) await expect(pill(page)).toContainText("Live");
    await lead.reload();
    await expect(card(column(lead, "Qualifié"), near.name)).toBeVisible();
    await expect(card(column(lead, "Proposition"), far.name)).toBeVisible();
  } finally {
    for (const context of browser.contexts()) await context.close();
    await own.remove();
  }
});
