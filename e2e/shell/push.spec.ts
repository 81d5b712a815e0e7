import { expect, type Page } from "@playwright/test";
import { defaultChoices, type PushMessage } from "@/common/messaging/push";
import { pushEndpoint } from "../../testing/push-endpoint";
import { addOpportunity, command } from "../crm/pipeline";
import { expectAccessible, expectToFit } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";
import { type Device, devices } from "../fixtures/devices";
import {
  ableToPush,
  aDevice,
  forgetDevices,
  nextOf,
  pressOn,
  pushesTo,
  shownOn,
  startOf,
} from "../fixtures/pushed-device";
import { signInAs } from "../fixtures/sign-in";

test.use(ableToPush);

/** A browser that is busy may lose what it is handed; a push service hands it over again, and one tag shows once. */
async function expectShown(page: Page, message: PushMessage, shown: object): Promise<void> {
  const deliver = await pushesTo(page);
  await expect
    .poll(async () => {
      await deliver(message);
      return shownOn(page);
    })
    .toMatchObject([shown]);
}

test(
  "a device that is allowed to is told of a mention, leads to it, and forgets all when its person signs out",
  { tag: "@phone" },
  async ({ browser, open }, testInfo) => {
    const endpoint = await pushEndpoint();
    const page = await aDevice(browser, testInfo.project.name as Device, endpoint);
    await forgetDevices(page);
    await page.getByRole("button", { name: "Notify me on this device" }).click();
    await expect(page.getByText("Notices come to this device")).toBeVisible({ timeout: 40_000 });
    await expectAccessible(page);
    await expectToFit(page);
    await command(page, "messaging.push.choose", { changes: { quiet: defaultChoices.quiet } });
    await page.reload();
    const quiet = page.getByRole("switch", { name: "Keep quiet at certain hours" });
    await expect(quiet).toHaveAttribute("aria-checked", "true");
    await quiet.click();
    await expect(quiet).toHaveAttribute("aria-checked", "false");
    await expectAccessible(page);
    await expectToFit(page);

    await page.getByRole("button", { name: "Send me one", exact: true }).click();
    await expectShown(page, await nextOf(endpoint, "trial"), {
      title: "Notices arrive on this device",
      lang: "en",
    });
    const deliver = await pushesTo(page);

    const { id, name } = await addOpportunity(page, "Nouveau");
    const lead = await open("lead");
    await lead.goto("/settings");
    const { me } = await startOf(page);
    await command(lead, "crm.opportunity.addNote", { id, body: `@[${me.id}] have a look` });
    const mention = await nextOf(endpoint, "mentioned");
    expect(endpoint.refused).toEqual([]);
    await expect
      .poll(async () => {
        await deliver(mention);
        return shownOn(page);
      })
      .toContainEqual(expect.objectContaining({ body: name, title: `${mention.who} mentioned you` }));

    await pressOn(page, mention.tag);
    await expect(page).toHaveURL(new RegExp(`/opportunities/${id}\\?entry=\\d+$`));
    await expect.poll(() => readAt(page, mention.tag), "opened, so read").not.toBeNull();

    await page
      .getByRole("button", { name: /profile, language, theme, sign out/ })
      .first()
      .click();
    await page.getByRole("menuitem", { name: "Sign out", exact: true }).click();
    await expect(page.getByLabel("E-mail")).toBeVisible();
    // The page goes twice: once the server says so, and again once all is taken down.
    await expect(async () => {
      expect(await shownOn(page), "attack 55").toEqual([]);
      expect(await page.evaluate(() => caches.has("cordee.push"))).toBe(false);
      expect(await page.evaluate(() => localStorage.getItem("test.subscribed"))).toBeNull();
    }).toPass({ timeout: 10_000 });
    // One that was under way already says nothing to whoever holds the device now.
    await deliver(mention);
    expect(await shownOn(page)).toEqual([]);
    await page.context().close();
    await endpoint.stop();
  },
);

test("devices are named, tried and stopped from another one, and speak their own language", async ({
  browser,
}) => {
  const endpoint = await pushEndpoint();
  const page = await aDevice(browser, "desktop", endpoint);
  await forgetDevices(page);
  const other = await aDevice(browser, "phone", endpoint);
  await page.evaluate(() => localStorage.setItem("cordee.locale", "fr"));
  await page.reload();
  await page.getByRole("button", { name: "M’avertir sur cet appareil" }).click();
  await expect(page.getByText("Les avis arrivent sur cet appareil")).toBeVisible({ timeout: 40_000 });
  const row = other.getByRole("list", { name: "Devices that are notified" }).getByRole("listitem");
  await expect(row).toHaveCount(1);
  const field = row.getByRole("textbox");
  await expect(field).toHaveValue("Chrome, Linux");
  await field.fill("Bureau");
  await field.press("Enter");
  await row.getByRole("button", { name: "Send me one: Bureau" }).click();
  await expectShown(page, await nextOf(endpoint, "trial"), {
    title: "Les avis arrivent sur cet appareil",
    lang: "fr",
  });
  // What is chosen on one of them is seen on the other, and what that one had open gives way.
  await other.getByRole("switch", { name: "I am mentioned" }).click();
  const mentioned = page.getByRole("switch", { name: "On me mentionne" });
  await expect(mentioned).toHaveAttribute("aria-checked", "false");
  await mentioned.click();
  await expect(other.getByRole("switch", { name: "I am mentioned" })).toHaveAttribute("aria-checked", "true");
  await command(page, "messaging.push.choose", { changes: { quiet: { from: 1140, until: 360 } } });
  for (const one of [page, other])
    await expect(one.locator('input[type="time"]').first()).toHaveValue("19:00");
  await other.goto("/settings/profile");
  await expect(row.getByRole("textbox")).toHaveValue("Bureau");
  await row.getByRole("button", { name: "Stop: Bureau" }).click();
  await expect(row).toHaveCount(0);
  // The stopped device finds out by itself, at the latest when it is opened.
  await page.reload();
  await expect.poll(() => page.evaluate(() => caches.has("cordee.push"))).toBe(false);
  await page.context().close();
  await other.context().close();
  await endpoint.stop();
});

test("who has said no, or cannot be told, is told why and asked nothing", async ({ browser }) => {
  const context = await browser.newContext({ ...devices.desktop, permissions: [] });
  const page = await context.newPage();
  const asked: string[] = [];
  await page.exposeFunction("wasAsked", () => asked.push("asked"));
  await page.addInitScript(() => {
    const { wasAsked } = globalThis as unknown as { wasAsked(): void };
    Notification.requestPermission = async () => {
      wasAsked();
      return "denied";
    };
    Object.defineProperty(Notification, "permission", {
      get: () => (localStorage.getItem("test.denied") ? "denied" : "default"),
    });
  });
  await signInAs(page, "rep2");
  await page.goto("/settings/notifications");
  const turnOn = page.getByRole("button", { name: "Notify me on this device" });
  await expect(turnOn).toBeVisible();
  expect(asked, "nothing is asked before somebody wants it").toEqual([]);
  await turnOn.click();
  await expect(page.getByText("Your browser said no")).toBeVisible();
  expect(asked).toEqual(["asked"]);
  await page.evaluate(() => localStorage.setItem("test.denied", "1"));
  await page.reload();
  await expect(page.getByText("Your browser blocks notices")).toBeVisible();
  await expect(turnOn).toHaveCount(0);
  await context.close();
});

const readAt = async (page: Page, id: string) =>
  (await startOf(page)).notices.find((notice) => notice.id === id)?.readAt ?? null;
