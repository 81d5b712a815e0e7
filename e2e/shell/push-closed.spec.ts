import { expect } from "@playwright/test";
import { pushEndpoint } from "../../testing/push-endpoint";
import { addOpportunity, command } from "../crm/pipeline";
import { test } from "../fixtures/cordee";
import {
  ableToPush,
  aDevice,
  forgetDevices,
  nextOf,
  pushesTo,
  renewsAt,
  settings,
  startOf,
  workerOf,
} from "../fixtures/pushed-device";

test.use(ableToPush);

test("while the app is closed its icon counts what is unread, and a browser that subscribes anew hears on", async ({
  browser,
  open,
}) => {
  const [endpoint, next] = [await pushEndpoint(), await pushEndpoint()];
  const page = await aDevice(browser, "phone", endpoint);
  await forgetDevices(page);
  await page.getByRole("button", { name: "Notify me on this device" }).click();
  await expect(page.getByText("Notices come to this device")).toBeVisible({ timeout: 40_000 });
  const [device] = (await settings(page)).devices;
  await command(page, "messaging.push.renameDevice", { id: device?.id, name: "Poche" });
  await command(page, "messaging.push.choose", { changes: { quiet: null } });
  const { id } = await addOpportunity(page, "Nouveau");
  const { me, notices } = await startOf(page);
  const unread = notices.filter(({ readAt }) => readAt === null).length;
  const deliver = await pushesTo(page);
  const worker = await workerOf(page);
  await worker.evaluate(() => {
    Object.assign(navigator, {
      setAppBadge: async (count: number) => Object.assign(globalThis, { badge: count }),
    });
  });
  const badge = () => worker.evaluate(() => (globalThis as unknown as { badge?: number }).badge);
  await page.goto("about:blank");
  const lead = await open("lead");
  await lead.goto("/settings");
  const mention = () => command(lead, "crm.opportunity.addNote", { id, body: `@[${me.id}] have a look` });

  await mention();
  const first = await nextOf(endpoint, "mentioned");
  await expect
    .poll(async () => {
      await deliver(first);
      return badge();
    })
    .toBe(unread + 1);

  await renewsAt(worker, next.subscription());
  await expect
    .poll(async () => (await settings(page)).devices)
    .toMatchObject([{ id: device?.id, name: "Poche" }]);
  await mention();
  const second = await nextOf(next, "mentioned");
  expect(next.refused).toEqual([]);
  await expect
    .poll(async () => {
      await deliver(second);
      return badge();
    })
    .toBe(unread + 2);
  expect(endpoint.received.filter(({ message }) => message.kind === "mentioned")).toHaveLength(1);
  await page.context().close();
  for (const one of [endpoint, next]) await one.stop();
});
