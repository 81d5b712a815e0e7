import { expect, type Page } from "@playwright/test";
import { addOpportunity, card, carryRight, column, command, openBoard } from "../crm/pipeline";
import { test } from "../fixtures/cordee";
import { signInAs } from "../fixtures/sign-in";

test.use({ serviceWorkers: "allow" });

/** All that this browser keeps for the site: names of databases, both storages, and answers in caches that tell of people. */
const keptBy = (page: Page) =>
  page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    const telling: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const text = (await (await cache.match(request))?.text()) ?? "";
        if (text.includes("Benali")) telling.push(request.url);
      }
    }
    const [local, own] = [localStorage, sessionStorage].map((storage) =>
      Object.keys(storage).filter((key) => key.startsWith("cordee.")),
    );
    return { databases, telling, local, own };
  });

/** Addresses of the pictures that the service worker keeps. */
const keptPictures = (page: Page) =>
  page.evaluate(async () => {
    if (!(await caches.has("cordee.pictures"))) return null;
    const cache = await caches.open("cordee.pictures");
    return (await cache.keys()).map(({ url }) => new URL(url).pathname);
  });

/** The header of a JPEG of 16 by 16, and its end. */
const aJpeg = Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0, 0xff, 0xd9]);

/** Shows a picture of the person themselves, which is kept, and answers what this browser has of it. */
async function showPicture(page: Page): Promise<string> {
  await command(page, "identity.person.setPicture", { picture: aJpeg.toString("base64") });
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const start = await page.request.get("/rpc/live.start");
  const { me } = ((await start.json()) as { result: { data: { me: { picture: string } } } }).result.data;
  await page.evaluate((address) => fetch(address).then((answer) => answer.blob()), me.picture);
  await expect.poll(() => keptPictures(page)).toContain(me.picture);
  return me.picture;
}

async function pickInMenu(page: Page, menu: RegExp, item: string) {
  await page.getByRole("button", { name: menu }).first().click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

const meMenu = /profile, language, theme, sign out/;

test("I16, attack 55: signing out leaves nothing of the person on the device, in no tab", async ({
  browser,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInAs(page, "rep2");
  const { id, name } = await addOpportunity(page, "Nouveau");
  const picture = await showPicture(page);
  await pickInMenu(page, /Column menu of Proposition/, "Fold column");
  await expect.poll(async () => (await keptBy(page)).databases).toHaveLength(3);
  const other = await context.newPage();
  await other.goto(`/opportunities/${id}`);
  await other.getByRole("button", { name, exact: true }).click();
  await other.keyboard.type("Half a name");
  await expect.poll(async () => (await keptBy(other)).own).toHaveLength(1);
  // As the service worker keeps what another app shares.
  await page.evaluate(async () => (await caches.open("cordee.shared")).put("/share/1", new Response("Roux")));
  expect((await keptBy(page)).local).toContainEqual(expect.stringContaining("cordee.fold."));

  await pickInMenu(page, meMenu, "Sign out");
  await expect(page.getByLabel("E-mail")).toBeVisible();
  await expect(other.getByLabel("E-mail"), "the other tab").toBeVisible();
  await expect(other.getByText(name)).toHaveCount(0);
  expect(await keptPictures(page)).toBeNull();
  expect(await page.evaluate(() => caches.has("cordee.shared"))).toBe(false);
  expect((await page.request.get(picture)).status()).toBe(401);
  const fromCache = (address: string) =>
    fetch(address, { cache: "only-if-cached", mode: "same-origin" }).then(
      (answer) => answer.status,
      () => "nothing",
    );
  expect(await page.evaluate(fromCache, picture), "the browser's own cache").not.toBe(200);
  for (const tab of [page, other]) {
    const { local, ...rest } = await keptBy(tab);
    expect(rest).toEqual({ databases: [], telling: [], own: [] });
    expect(local?.filter((key) => !["cordee.locale", "cordee.theme"].includes(key))).toEqual([]);
  }
  await context.close();
});

test("signing out with changes that are not sent asks first", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInAs(page, "rep2");
  const { name } = await addOpportunity(page, "Nouveau");
  await openBoard(page);
  await context.setOffline(true);
  await carryRight(page, name);
  await expect(page.getByRole("button", { name: /1 waiting/ })).toBeVisible();

  await pickInMenu(page, meMenu, "Sign out");
  const sheet = page.getByRole("dialog", { name: "1 change is not sent yet" });
  await sheet.getByRole("button", { name: "Stay signed in" }).click();
  await expect(card(column(page, "Qualifié"), name)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole("button", { name: /Live/ })).toBeVisible({ timeout: 30_000 });
  await pickInMenu(page, meMenu, "Sign out");
  await expect(page.getByLabel("E-mail")).toBeVisible();
  await context.close();
});
