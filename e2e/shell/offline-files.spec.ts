import { expect, type Page } from "@playwright/test";
import { card, carryRight, column, openBoard, quickCreate } from "../crm/pipeline";
import { expectAccessible } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";
import { pill } from "../fixtures/sync-pill";

test.use({ serviceWorkers: "allow" });

const timeline = (page: Page) => page.getByRole("region", { name: "Timeline" });

/** A photo of about a megabyte, as a camera gives it: more than one step of an upload. */
const aPhoto = (page: Page): Promise<Buffer> =>
  page
    .evaluate(() => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [900, 600];
      const brush = canvas.getContext("2d");
      const noise = brush?.createImageData(900, 600);
      noise?.data.forEach((_, place) => {
        noise.data[place] = place % 4 === 3 ? 255 : (place * 7919 + ((place * place) % 251)) % 256;
      });
      if (noise) brush?.putImageData(noise, 0, 0);
      return canvas.toDataURL("image/jpeg", 1).split(",")[1] ?? "";
    })
    .then((text) => Buffer.from(text, "base64"));

/** Sent, and the answer lost: as when the network goes, or the phone, in the middle of it. */
async function cutAfterFirstStep(page: Page): Promise<{ readonly cut: Promise<void> }> {
  let isCut: () => void = () => undefined;
  const cut = new Promise<void>((resolve) => {
    isCut = resolve;
  });
  let steps = 0;
  await page.context().route("**/api/files/*", async (route) => {
    if (route.request().method() === "PATCH" && ++steps > 1) {
      isCut();
      return route.abort("connectionreset");
    }
    return route.continue();
  });
  return { cut };
}

test("OFF-2, I6, I7: made, moved and noted with a photo without a network, the page closed twice, it ends on the colleague's screen, each once", {
  tag: "@phone",
}, async ({ open }) => {
  test.slow();
  const [rep, lead] = [await open("rep"), await open("lead", "desktop")];
  await openBoard(rep);
  await rep.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await openBoard(lead);
  const context = rep.context();
  const photo = await aPhoto(rep);
  await context.setOffline(true);
  const name = `Au sous-sol ${Date.now()}`;
  await quickCreate(rep, name, "12k");
  await card(rep, name).getByRole("link").first().click();
  await expect(rep.getByRole("heading", { level: 1, name })).toBeVisible();
  await rep
    .getByLabel("Attach files")
    .and(rep.locator("input"))
    .setInputFiles([{ name: "chaudière.jpg", mimeType: "image/jpeg", buffer: photo }]);
  await rep.getByRole("textbox", { name: "Note to the team" }).fill("Seen in the basement.");
  await rep.getByRole("button", { name: "Send note" }).click();
  const waits = timeline(rep).getByRole("list", { name: "Files that wait" });
  await expect(waits.getByRole("img", { name: "chaudière.jpg" })).toBeVisible();
  await expect(rep.getByRole("region", { name: "Files" })).toContainText("chaudière.jpg");
  await expectAccessible(rep);
  await pill(rep).click();
  await expect(rep.getByText("with chaudière.jpg")).toBeVisible();
  await expect(rep.getByText("Kept on this device, even if Cordée is closed.")).toBeVisible();
  const address = rep.url();
  await rep.close();

  const again = await context.newPage();
  await openBoard(again);
  await carryRight(again, name);
  await expect(pill(again)).toContainText("3 waiting");
  await again.goto(address);
  const photoHere = timeline(again).getByRole("list", { name: "Files that wait" }).getByRole("img");
  await expect.poll(() => photoHere.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(900);
  const { cut } = await cutAfterFirstStep(again);
  await context.setOffline(false);
  await cut;
  await again.close();

  await expect(card(lead, name), "the note waits for its photo, and the move for the note").toHaveCount(1);
  await context.unrouteAll({ behavior: "ignoreErrors" });
  const last = await context.newPage();
  await openBoard(last);
  await expect(pill(last)).toContainText("Live", { timeout: 45_000 });
  await expect(card(column(lead, "Qualifié"), name)).toHaveCount(1, { timeout: 45_000 });
  await card(column(lead, "Qualifié"), name).getByRole("link").first().click();
  await expect(lead.getByText("Seen in the basement.")).toHaveCount(1);
  await expect(timeline(lead).getByRole("button", { name: "Show chaudière.jpg" })).toHaveCount(1);
  await last.goto(address);
  await expect(timeline(last).getByRole("button", { name: "Show chaudière.jpg" })).toHaveCount(1);
  await expect(last.getByRole("list", { name: "Files that wait" })).toHaveCount(0);
  const left = await last.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name }) =>
      name?.startsWith("cordee-files-") ? name : [],
    );
    const counts = names.map(
      (name) =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open(name);
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const counting = opening.result.transaction("files").objectStore("files").count();
            counting.onsuccess = () => resolve(counting.result);
          };
        }),
    );
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  });
  expect(left, "nothing of the photo stays on the device").toBe(0);
});
