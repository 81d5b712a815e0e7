import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { addOpportunity, card, openBoard } from "../crm/pipeline";
import { expectAccessible } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";
import { pill } from "../fixtures/sync-pill";

test.use({ serviceWorkers: "allow" });

const tell = async (page: Page, command: string, input: object) => {
  const answer = await page.request.post(`/rpc/${command}`, { data: { mutationId: randomUUID(), input } });
  expect(answer.ok(), await answer.text()).toBe(true);
};

async function openOwn(page: Page) {
  await openBoard(page);
  const { name } = await addOpportunity(page, "Nouveau");
  await card(page, name).getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const revenue = page.getByRole("textbox", { name: "Expected revenue" });
  await expect(revenue).toBeVisible();
  const answer = await page.request.get(
    `/rpc/crm.opportunity.get?input=${encodeURIComponent(JSON.stringify({ id }))}`,
  );
  const record = (await answer.json()).result.data as { stageId: string; expectedRevenue: string };
  return { id, name, revenue, record };
}

test("LIVE-5, I13: an amount changed without a network, and by a colleague meanwhile, are chosen field by field", {
  tag: "@phone",
}, async ({ open }) => {
  const [rep, lead] = [await open("rep"), await open("lead")];
  const { id, name, revenue, record } = await openOwn(rep);
  await rep.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const context = rep.context();
  await context.setOffline(true);
  await revenue.fill("50000");
  await revenue.press("Enter");
  await rep.getByRole("heading", { level: 1 }).getByRole("button").click();
  await rep.getByRole("textbox", { name: "Name", exact: true }).fill(`${name} bis`);
  await rep.keyboard.press("Enter");
  await expect(pill(rep)).toContainText("2 waiting");
  await pill(rep).click();
  await expect(rep.getByText("Kept on this device, even if Cordée is closed.")).toBeVisible();
  await rep.close();
  const changes = { expectedRevenue: { base: record.expectedRevenue, next: "52000.00" } };
  await tell(lead, "crm.opportunity.edit", { id, changes });

  await context.setOffline(false);
  const again = await context.newPage();
  await openBoard(again);
  await expect(pill(again)).toContainText("1 needs you", { timeout: 30_000 });
  await pill(again).click();
  await again.getByRole("button", { name: "Choose" }).click();
  const conflict = again.getByRole("group", { name: "Conflict on Expected revenue" });
  await expect(conflict).toContainText("€52,000");
  await expect(conflict).toContainText("€50,000");
  await expect(conflict).toBeFocused();
  await expect(
    again.getByRole("heading", { level: 1, name: `${name} bis` }),
    "merged in silence",
  ).toBeVisible();
  await expectAccessible(again);
  await again.keyboard.press("Tab");
  await again.keyboard.press("Tab");
  await expect(conflict.getByRole("button", { name: "Use mine" })).toBeFocused();
  await again.keyboard.press("Enter");
  await expect(conflict).toBeHidden();
  await expect(again.getByRole("textbox", { name: "Expected revenue" })).toHaveValue("€50,000");
  await expect(pill(again)).toContainText("Live");
  await lead.goto(`/opportunities/${id}`);
  await expect(lead.getByRole("textbox", { name: "Expected revenue" })).toHaveValue("€50,000");
});

test("the text of a note on an opportunity that was deleted meanwhile stays in the tray, to be copied out", async ({
  open,
}) => {
  const [rep, lead] = [await open("rep"), await open("lead")];
  const { id } = await openOwn(rep);
  await rep.context().setOffline(true);
  await rep.getByRole("textbox", { name: "Note to the team" }).fill("They want two of them.");
  await rep.getByRole("button", { name: "Send note" }).click();
  await expect(pill(rep)).toContainText("1 waiting");
  await tell(lead, "crm.opportunity.remove", { id });
  await rep.context().setOffline(false);
  await expect(pill(rep)).toContainText("1 needs you", { timeout: 30_000 });
  await pill(rep).click();
  const tray = rep.getByRole("dialog", { name: "1 change needs you" });
  await expect(tray.getByText("They want two of them.")).toBeVisible();
  await expect(tray.getByRole("button", { name: "Copy the text" })).toBeVisible();
  await expectAccessible(rep);
  await tray.getByRole("button", { name: "Drop mine" }).click();
  await expect(pill(rep)).toContainText("Live");
});
