// npm run pictures: the pictures of the README, taken from the running product over the demo company.
import { copyFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import { ensureBrowser, findBrowser } from "./browser.mjs";
import { root } from "./places.mjs";
import { ensureBuild, ensureClient, ensurePackages, requireNode } from "./prepare.mjs";
import { say } from "./progress.mjs";
import { runMain } from "./stop-reason.mjs";

const folder = path.join(root, "docs/pictures");
const shown = path.join(root, "public/screenshots");
const fileOf = (name) => path.join(folder, `${name}.png`);
/** Those that the manifest shows before Cordée is installed. */
const screenshots = { "board-phone": "phone", "board-desktop-dark": "desktop" };
const port = Number(process.env.PORT ?? 3100);
const card = '[role="listitem"][data-id]';

const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const tablet = { viewport: { width: 1180, height: 820 }, deviceScaleFactor: 1, hasTouch: true };
const desktop = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 };

/** file → who looks at what, on which device. */
const pictures = {
  "board-phone": { login: "rep", device: phone, locale: "fr-FR", show: board },
  "record-phone": { login: "rep", device: phone, locale: "fr-FR", show: record },
  "board-tablet": { login: "lead", device: tablet, locale: "en-GB", show: board },
  "board-desktop-dark": { login: "admin", device: desktop, locale: "en-GB", dark: true, show: board },
  "list-desktop": { login: "lead", device: desktop, locale: "en-GB", show: list },
  "record-desktop": { login: "rep", device: desktop, locale: "fr-FR", show: record },
  "palette-desktop": { login: "lead", device: desktop, locale: "en-GB", show: palette },
  "offline-phone": { login: "rep", device: phone, locale: "en-GB", show: waitingPhoto },
  "conflict-phone": { login: "rep", device: phone, locale: "en-GB", show: conflict },
  "people-tablet": { login: "admin", device: tablet, locale: "fr-FR", show: people },
};

await runMain(async () => {
  requireNode();
  await ensurePackages();
  await ensureClient();
  await ensureBrowser(say);
  await ensureBuild();
  const { startInstance } = await import("./throw-away-instance.mjs");
  const { chromium } = await import("@playwright/test");
  say("Starting the demo");
  const instance = await startInstance({ port });
  const browser = await chromium.launch(findBrowser());
  try {
    for (const made of [folder, shown]) mkdirSync(made, { recursive: true });
    for (const [name, picture] of Object.entries(pictures)) {
      say(`Taking ${name}`);
      await take(browser, instance.address, name, picture);
      if (name in screenshots) copyFileSync(fileOf(name), path.join(shown, `${screenshots[name]}.png`));
    }
  } finally {
    await browser.close();
    await instance.stop();
  }
});

async function take(browser, address, name, { login, device, locale, dark = false, show }) {
  const context = await browser.newContext({
    ...device,
    ...{
      baseURL: address,
      locale,
      timezoneId: "Europe/Paris",
      colorScheme: dark ? "dark" : "light",
      reducedMotion: "reduce",
    },
  });
  await context.request.post("/api/auth/sign-in/email", {
    headers: { origin: address },
    data: { email: `${login}@demo.cordee.test`, password: "cordee-demo" },
  });
  const page = await context.newPage();
  await show(page);
  // A busy machine may still be catching up.
  await page.locator(".pill:not(.up)").waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: fileOf(name) });
  await context.close();
}

async function board(page) {
  await page.goto("/pipeline");
  await page.locator(card).first().waitFor();
  await page.waitForLoadState("networkidle");
}

/** The opportunity whose story is told longest. */
async function record(page) {
  await board(page);
  await page.goto(`/opportunities/${await idOf(page, "Chambre froide 120")}`);
  await page.locator("h1").waitFor();
  await page.waitForLoadState("networkidle");
}

async function idOf(page, name) {
  const answer = await page.request.get(
    `/rpc/crm.opportunity.search?input=${encodeURIComponent(JSON.stringify({ query: name, limit: 1 }))}`,
  );
  const { result } = await answer.json();
  return result.data[0][0];
}

async function list(page) {
  await board(page);
  await page.goto("/pipeline?view=list");
  await page.locator("h1, table, [role=table]").first().waitFor();
  await page.waitForLoadState("networkidle");
}

async function palette(page) {
  await board(page);
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox").fill("froid");
  await page.getByRole("option").first().waitFor();
  // What the server adds to what the device holds.
  await page.waitForLoadState("networkidle");
}

async function people(page) {
  await page.goto("/settings/people");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
}

/** A note with a photo, written where there is no network. */
async function waitingPhoto(page) {
  await record(page);
  const photo = await (await page.request.get("/screenshots/phone.png")).body();
  await leaveNetwork(page);
  await page
    .locator(".tl-composer input[type=file]:not([capture])")
    .setInputFiles({ name: "cold-room.png", mimeType: "image/png", buffer: photo });
  await page.locator(".tl-box").fill("The door closes badly, see the photo. They want it before the season.");
  await page.locator(".tl-send").click();
  await page.locator(".tl .at-picture img").waitFor();
  await page.locator(".tl").scrollIntoViewIfNeeded();
}

/** Once the page's parts are on the device. */
async function leaveNetwork(page) {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.context().setOffline(true);
}

/** The amount, written here without a network and meanwhile elsewhere. */
async function conflict(page) {
  await record(page);
  const id = new URL(page.url()).pathname.split("/").at(-1);
  const input = encodeURIComponent(JSON.stringify({ id }));
  const answer = await page.request.get(`/rpc/crm.opportunity.get?input=${input}`);
  const { expectedRevenue } = (await answer.json()).result.data;
  await leaveNetwork(page);
  const amount = page.locator(".op-numbers input").first();
  await amount.fill("52000");
  await amount.press("Enter");
  const changes = { expectedRevenue: { base: expectedRevenue, next: "50000.00" } };
  await page.request.post("/rpc/crm.opportunity.edit", {
    data: { mutationId: crypto.randomUUID(), input: { id, changes } },
  });
  await page.context().setOffline(false);
  await page.locator(".op-conflict").waitFor();
  await page.waitForLoadState("networkidle");
}
