import { expect, type Page } from "@playwright/test";
import { addOpportunity, command, openBoard } from "../crm/pipeline";
import { expectAccessible } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";
import { finger } from "../fixtures/finger";

/** What these tests ask of a device that a headless browser is not: each call is noted. */
type Noted = { badge: number[]; awake: string[]; buzz: number };
const noted = (page: Page) => page.evaluate(() => (window as unknown as { noted: Noted }).noted);

const device = () => {
  const calls: Noted = { badge: [], awake: [], buzz: 0 };
  Object.assign(window, { noted: calls });
  Object.assign(navigator, {
    setAppBadge: async (count: number) => void calls.badge.push(count),
    clearAppBadge: async () => void calls.badge.push(0),
    vibrate: () => ++calls.buzz > 0,
  });
  const lock = () => ({ released: false, release: async () => void calls.awake.push("released") });
  Object.defineProperty(navigator, "wakeLock", {
    value: { request: async (kind: string) => calls.awake.push(kind) && lock() },
  });
};

test("pulled down the board asks for news at once; without a network it says what waits", {
  tag: "@phone",
}, async ({ open }) => {
  const rep = await open("rep");
  await rep.addInitScript(device);
  await openBoard(rep);
  await addOpportunity(rep, "Nouveau");
  const pull = async (by: number) => {
    const touch = await finger(rep);
    await touch.down(200, 300);
    await touch.moveTo(204, 300 + by);
    await touch.up();
  };
  const asked: string[] = [];
  rep.on("request", (request) => asked.push(request.url()));
  await pull(160);
  await expect.poll(() => asked.some((url) => url.includes("live.since"))).toBe(true);
  await expect(rep.getByRole("status").filter({ hasText: "Up to date" })).toBeAttached();
  expect((await noted(rep)).buzz).toBe(1);
  await rep.context().setOffline(true);
  await expect(rep.getByRole("button", { name: /Show what waits/ })).toContainText("Offline", {
    timeout: 30_000,
  });
  await pull(160);
  await expect(rep.getByText("No network. What this device holds is shown.").first()).toBeVisible();
  await rep.context().setOffline(false);
});

test("the icon of the app counts unread notices, live, and nothing after a look at them", async ({
  open,
}) => {
  const [rep, lead] = [await open("rep"), await open("lead")];
  await rep.addInitScript(device);
  await openBoard(rep);
  await openBoard(lead);
  const { me } = await start(rep);
  const before = (await noted(rep)).badge.at(-1) ?? 0;
  const { id } = await addOpportunity(rep, "Nouveau");
  await command(lead, "crm.opportunity.addNote", { id, body: `Look, @[${me.id}]` });
  await expect.poll(async () => (await noted(rep)).badge.at(-1)).toBe(before + 1);
  await rep.getByRole("button", { name: /^Notices/ }).click();
  await rep.getByRole("button", { name: "Mark all as read" }).click();
  await expect.poll(async () => (await noted(rep)).badge.at(-1)).toBe(0);
});

test("the screen stays on while the pipeline is open, where somebody wants it, and no longer", async ({
  open,
}) => {
  const rep = await open("rep");
  await rep.addInitScript(device);
  await rep.goto("/settings/device");
  const choice = rep.getByRole("switch", { name: "Keep the screen on while the pipeline is open" });
  await expect(choice).toHaveAttribute("aria-checked", "false");
  await choice.click();
  await expect(choice).toHaveAttribute("aria-checked", "true");
  await expectAccessible(rep);
  expect((await noted(rep)).awake).toEqual([]);
  await rep.getByRole("link", { name: "Pipeline", exact: true }).click();
  await expect.poll(async () => (await noted(rep)).awake).toEqual(["screen"]);
  await rep.getByRole("link", { name: "Partners", exact: true }).click();
  await expect.poll(async () => (await noted(rep)).awake).toEqual(["screen", "released"]);
});

test("a note is dictated where the browser can, and there alone", { tag: "@phone" }, async ({ open }) => {
  const rep = await open("rep");
  await openBoard(rep);
  const { id } = await addOpportunity(rep, "Nouveau");
  await rep.addInitScript(() => {
    class Heard extends EventTarget {
      start() {
        const result = Object.assign([{ transcript: " they sign on Monday" }], { isFinal: true });
        const unsure = Object.assign([{ transcript: "or not" }], { isFinal: false });
        queueMicrotask(() =>
          this.dispatchEvent(
            Object.assign(new Event("result"), { resultIndex: 0, results: [result, unsure] }),
          ),
        );
      }
      stop() {
        this.dispatchEvent(new Event("end"));
      }
      abort() {}
    }
    Object.assign(window, { SpeechRecognition: Heard });
  });
  await rep.goto(`/opportunities/${id}`);
  const box = rep.getByRole("textbox", { name: "Note to the team" });
  await box.click();
  await box.pressSequentially("Seen:");
  await rep.getByRole("button", { name: "Dictate" }).click();
  await expect(box).toHaveValue("Seen: they sign on Monday");
  await rep.getByRole("button", { name: "Stop dictating" }).click();
  await expect(rep.getByRole("button", { name: "Dictate" })).toHaveAttribute("aria-pressed", "false");
  await rep.getByRole("button", { name: "Send note" }).click();
  await expect(rep.getByRole("region", { name: "Timeline" })).toContainText("Seen: they sign on Monday");
  await rep.addInitScript(() => {
    for (const name of ["SpeechRecognition", "webkitSpeechRecognition"]) Reflect.deleteProperty(window, name);
  });
  await rep.reload();
  await box.click();
  await expect(rep.getByRole("button", { name: "Bold (Ctrl + B)" })).toBeVisible();
  await expect(rep.getByRole("button", { name: "Dictate" })).toHaveCount(0);
});

async function start(page: Page) {
  const answer = await page.request.get("/rpc/live.start");
  return ((await answer.json()) as { result: { data: { me: { id: string } } } }).result.data;
}
