import { expect, type Page } from "@playwright/test";
import { addOpportunity, card, carryRight, column, command, openBoard } from "../crm/pipeline";
import { test } from "../fixtures/cordee";
import { pill } from "../fixtures/sync-pill";

test.use({ serviceWorkers: "allow" });

/** How far the device's copy has followed the log. */
const keptUpTo = (page: Page) =>
  page.evaluate(async () => {
    const [found] = (await indexedDB.databases()).filter(({ name }) =>
      /^cordee-[0-9a-f]{8}-/.test(name ?? ""),
    );
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    // Nothing is kept before the first writing.
    if (!found?.name) return 0;
    const database = await answerOf(indexedDB.open(found.name));
    const state = await answerOf(database.transaction("state").objectStore("state").get("state"));
    database.close();
    return (state?.cursor.seq ?? 0) as number;
  });

async function seqNow(page: Page): Promise<number> {
  const answer = await page.request.get("/rpc/live.start");
  return (await answer.json()).result.data.cursor.seq;
}

test("a browser without IndexedDB works from memory, says that nothing is kept, and asks before what waits is left", async ({
  open,
}) => {
  const page = await open("rep");
  await page.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
  await openBoard(page);
  const { name } = await addOpportunity(page, "Nouveau");
  await carryRight(page, name);
  await expect(pill(page)).toContainText("Not kept here");
  await pill(page).click();
  await expect(page.getByText("This browser refuses to keep data")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.context().setOffline(true);
  await carryRight(page, name);
  await expect(pill(page)).toContainText("1 waiting");
  const asked = page.waitForEvent("dialog");
  const leaving = page.close({ runBeforeUnload: true });
  await (await asked).dismiss();
  await leaving;
  await page.context().setOffline(false);
  await expect(pill(page)).not.toContainText("waiting");
  await page.reload();
  await expect(card(column(page, "Proposition"), name)).toBeVisible();
});

test("a full device says so, keeps what it had whole, and keeps again when there is room", async ({
  open,
}) => {
  const page = await open("rep");
  await page.addInitScript(() => {
    for (const name of ["add", "put"] as const) {
      const { [name]: write } = IDBObjectStore.prototype;
      IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...row: Parameters<typeof write>) {
        if (sessionStorage.getItem("full")) throw new DOMException("No room.", "QuotaExceededError");
        return write.apply(this, row);
      };
    }
  });
  await openBoard(page);
  const { name } = await addOpportunity(page, "Nouveau");
  await expect(card(column(page, "Nouveau"), name)).toBeVisible();
  const seq = await seqNow(page);
  await expect.poll(() => keptUpTo(page)).toBeGreaterThanOrEqual(seq);
  await page.evaluate(() => sessionStorage.setItem("full", "1"));
  await carryRight(page, name);
  await expect(pill(page)).toContainText("Not kept here");
  await expect(card(column(page, "Qualifié"), name)).toBeVisible();
  await pill(page).click();
  await expect(page.getByText("This device has no room left")).toBeVisible();
  await page.evaluate(() => sessionStorage.removeItem("full"));
  await page.getByRole("button", { name: "Try now" }).click();
  await expect(page.getByText("This device has no room left")).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(pill(page)).toContainText("Live");
  await page.context().route("**/rpc/**", (route) => route.abort());
  await page.reload();
  await expect(card(column(page, "Qualifié"), name), "from the device alone").toBeVisible();
});

test("a database that the browser closes under us is opened again", async ({ open }) => {
  const page = await open("rep");
  await page.addInitScript(() => {
    const { transaction } = IDBDatabase.prototype;
    const opened = new Set<IDBDatabase>();
    Object.assign(window, {
      closeAll: () => {
        for (const database of opened) {
          database.close();
          database.dispatchEvent(new Event("close"));
        }
        opened.clear();
      },
    });
    IDBDatabase.prototype.transaction = function (
      this: IDBDatabase,
      ...asked: Parameters<typeof transaction>
    ) {
      opened.add(this);
      return transaction.apply(this, asked);
    };
  });
  await openBoard(page);
  const { name } = await addOpportunity(page, "Nouveau");
  for (const stage of ["Qualifié", "Proposition"]) {
    await expect.poll(() => keptUpTo(page)).toBeGreaterThan(0);
    await page.evaluate(() => (window as unknown as { closeAll: () => void }).closeAll());
    await carryRight(page, name);
    await expect(card(column(page, stage), name)).toBeVisible();
  }
  await expect(pill(page)).toContainText("Live");
  const seq = await seqNow(page);
  await expect.poll(() => keptUpTo(page)).toBeGreaterThanOrEqual(seq);
  await page.context().route("**/rpc/**", (route) => route.abort());
  await page.reload();
  await expect(card(column(page, "Proposition"), name), "from the device alone").toBeVisible();
});

test("where websockets are blocked, changes still come", async ({ open }) => {
  const page = await open("rep");
  await page.routeWebSocket(/socket\.io/, (socket) => socket.close());
  await openBoard(page);
  await expect(pill(page)).toContainText("Live", { timeout: 20_000 });
  const lead = await open("lead");
  await openBoard(lead);
  const { id, name, stageId } = await addOpportunity(page, "Nouveau");
  await expect(card(column(page, "Nouveau"), name)).toBeVisible();
  const move = { base: stageId("Nouveau"), next: stageId("Qualifié") };
  await command(lead, "crm.opportunity.move", { id, stageId: move, afterId: null, beforeId: null });
  await expect(card(column(page, "Qualifié"), name)).toBeVisible();
});
