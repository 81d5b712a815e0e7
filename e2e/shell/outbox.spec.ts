import { expect, type Page } from "@playwright/test";
import { addOpportunity, card, carryRight, column, openBoard, quickCreate } from "../crm/pipeline";
import { expectAccessible } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";
import { signInAs } from "../fixtures/sign-in";
import { pill } from "../fixtures/sync-pill";

test.use({ serviceWorkers: "allow" });

/** Opens the board and waits until it can be opened again without a network. */
async function openForTheRoad(page: Page, search = "") {
  await openBoard(page, search);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const isKept = async () =>
      (await indexedDB.databases()).some(({ name }) => /^cordee-[0-9a-f]{8}-/.test(name ?? ""));
    while (!(await isKept())) await new Promise((resolve) => setTimeout(resolve, 50));
  });
}

/** Histories that the device has taken along. */
const keptHistories = (page: Page) =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? "");
    const name = names.find((one) => one.startsWith("cordee-histories-"));
    if (!name) return 0;
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answerOf(indexedDB.open(name));
    const count = database.objectStoreNames.contains("heads")
      ? await answerOf(database.transaction("heads").objectStore("heads").count())
      : 0;
    database.close();
    return count;
  });

test("OFF-2, I6: made, moved and noted without a network, the page closed, opened without a network, sent once when it is back", async ({
  open,
}) => {
  const [rep, lead] = [await open("rep"), await open("lead", "desktop")];
  await openForTheRoad(rep);
  const context = rep.context();
  await context.setOffline(true);
  const name = `En route ${Date.now()}`;
  await quickCreate(rep, name, "12k");
  await carryRight(rep, name);
  await card(rep, name).getByRole("link").first().click();
  await expect(rep.getByRole("heading", { level: 1, name })).toBeVisible();
  await rep.getByRole("textbox", { name: "Note to the team" }).fill("Seen in the train.");
  await rep.getByRole("button", { name: "Send note" }).click();
  await expect(pill(rep)).toContainText("3 waiting");
  await pill(rep).click();
  await expect(rep.getByText("Kept on this device, even if Cordée is closed.")).toBeVisible();
  await rep.close();

  const again = await context.newPage();
  await openBoard(again);
  await expect(card(column(again, "Qualifié"), name)).toContainText("€12,000");
  await expect(pill(again)).toContainText("3 waiting");
  await context.setOffline(false);
  await expect(pill(again)).toContainText("Live", { timeout: 30_000 });

  await openBoard(lead);
  await expect(card(column(lead, "Qualifié"), name)).toHaveCount(1);
  await card(column(lead, "Qualifié"), name).getByRole("link").first().click();
  await expect(lead.getByText("Seen in the train.")).toHaveCount(1);
});

test("I6: what is done in the moment before the page goes is kept", async ({ open }) => {
  const page = await open("rep");
  await openForTheRoad(page);
  const { name } = await addOpportunity(page, "Nouveau");
  await expect(card(page, name)).toBeVisible();
  await page.context().setOffline(true);
  await expect(pill(page)).toContainText("Offline");
  await card(page, name).focus();
  await page.evaluate(() => {
    for (const key of [" ", "ArrowRight", " "])
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    location.reload();
  });
  await expect(pill(page)).toContainText("1 waiting");
  await page.context().setOffline(false);
  await expect(card(column(page, "Qualifié"), name)).toBeVisible({ timeout: 30_000 });
  await expect(pill(page)).toContainText("Live", { timeout: 30_000 });
});

test("OFF-1: an own opportunity that was never opened opens without a network, in full and with its timeline", {
  tag: "@phone",
}, async ({ open }) => {
  const page = await open("rep");
  await openForTheRoad(page, "?whose=mine");
  await expect.poll(() => keptHistories(page), { timeout: 30_000 }).toBeGreaterThan(0);
  const first = column(page, "Nouveau").getByRole("listitem").first();
  const name = (await first.getByRole("heading").textContent()) ?? "";
  await page.context().setOffline(true);
  await first.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Contact name" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Timeline" }).getByRole("listitem").first()).toBeVisible();
  await pill(page).click();
  await expect(page.getByText(/on this device, about/)).toBeVisible();
  await page.getByRole("link", { name: "This device" }).click();
  await expect(page.getByText(/opportunit(y|ies), \d+ partners?, \d+ timelines?/)).toBeVisible();
  await page.getByRole("button", { name: "10 MB" }).click();
  await expect(page.getByRole("button", { name: "10 MB" })).toHaveAttribute("aria-pressed", "true");
  await expectAccessible(page);
});

test("two tabs of a person show the same that waits, and one of them sends it when the other is closed", async ({
  open,
}) => {
  const [first, lead] = [await open("rep"), await open("lead")];
  await openForTheRoad(first);
  const { name } = await addOpportunity(first, "Nouveau");
  await expect(card(first, name)).toBeVisible();
  const context = first.context();
  const second = await context.newPage();
  await openBoard(second);
  await context.setOffline(true);
  await carryRight(first, name);
  await expect(card(column(second, "Qualifié"), name), "in the other tab").toBeVisible();
  await expect(pill(second)).toContainText("1 waiting");
  await first.close();
  await context.setOffline(false);
  await expect(pill(second)).toContainText("Live", { timeout: 30_000 });
  await openBoard(lead);
  await expect(card(column(lead, "Qualifié"), name)).toHaveCount(1);
});

test("what waited when the server ended the session is sent after the same person has signed in again", async ({
  browser,
  open,
}) => {
  const lead = await open("lead");
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInAs(page, "rep2");
  const { name } = await addOpportunity(page, "Nouveau");
  await expect(card(page, name)).toBeVisible();
  await context.setOffline(true);
  await carryRight(page, name);
  await expect(pill(page)).toContainText("1 waiting");
  await page.request.post("/api/auth/sign-out", {
    data: {},
    headers: { origin: new URL(page.url()).origin },
  });
  await context.setOffline(false);
  await expect(page.getByText("1 change waits on this device")).toBeVisible({ timeout: 30_000 });
  await signInAs(page, "rep2");
  await expect(card(column(page, "Qualifié"), name)).toBeVisible();
  await expect(pill(page)).toContainText("Live", { timeout: 30_000 });
  await openBoard(lead);
  await expect(card(column(lead, "Qualifié"), name)).toBeVisible();
  await context.close();
});
