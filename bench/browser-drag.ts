import { setTimeout as pause } from "node:timers/promises";
import { type Browser, type CDPSession, devices, type Page } from "@playwright/test";
import { cardSelector, openAndFill, openBrowser, signedIn } from "./browsers";
import { summarise } from "./figures";
import { httpClient } from "./http-client";
import type { Bench } from "./main";
import type { Viewer } from "./people";
import { moveOn, openCards } from "./writes";

const seconds = 6;
const movesPerSecond = 20;
const throttle = 4;

type Frames = { readonly frames: number[]; readonly rendered: number; readonly moves: number };

/**
 * A card held in the air and carried around by the browser's own input, while the moves of others come in: how long
 * each frame takes. Each of those moves goes to the top of a column, where it shows.
 */
export const dragFrame: Bench = async ({ admin }) => {
  const browser = await openBrowser();
  try {
    const desktop = await carry(browser, admin, false);
    const phone = await carry(browser, admin, true);
    const [mouse, touch] = [desktop, phone].map(({ frames }) => summarise(frames, ""));
    const worse = (mouse?.p95 ?? 0) > (touch?.p95 ?? 0) ? desktop : phone;
    const moves = desktop.moves + phone.moves;
    const rate = Math.round(moves / (2 * seconds));
    const rendered = ((desktop.rendered + phone.rendered) / moves).toFixed(1);
    return {
      "web.drag.frame": summarise(
        worse.frames,
        `the worse of desktop (mouse; p50 ${mouse?.p50}, p95 ${mouse?.p95}) and phone (touch; p50 ${touch?.p50}, p95 ${touch?.p95}), ${seconds} s each, ${throttle}× slower CPU, ${rate} moves of others per s to the tops of columns, ${rendered} cards rendered for each, 10 000 opportunities in the store`,
      ),
    };
  } finally {
    await browser.close();
  }
};

async function carry(browser: Browser, admin: Viewer, isPhone: boolean): Promise<Frames> {
  const context = await signedIn(browser, admin, isPhone ? devices["Pixel 7"] : {});
  const page = await context.newPage();
  await openAndFill(page);
  await page.locator("[data-drag-ready]").waitFor();
  const control = await context.newCDPSession(page);
  await control.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  const hand = isPhone ? finger(control) : mouse(control);
  await lift(page, hand);
  await page.evaluate(watch);
  const until = performance.now() + seconds * 1000;
  const [moves] = await Promise.all([moveOthers(admin, until), carryUntil(page, hand, until)]);
  const { frames, rendered } = await page.evaluate(
    () => (globalThis as unknown as Watching).carried ?? { frames: [], rendered: 0 },
  );
  if (!(await page.evaluate(inTheAir))) throw new Error("The card did not stay in the air");
  await control.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await context.close();
  return { frames, rendered, moves };
}

type Hand = (what: "down" | "move", x: number, y: number) => Promise<unknown>;

const mouse =
  (control: CDPSession): Hand =>
  (what, x, y) =>
    control.send("Input.dispatchMouseEvent", {
      ...{ type: what === "down" ? "mousePressed" : "mouseMoved", x, y },
      ...{ button: "left", buttons: 1, clickCount: 1 },
    });

const finger =
  (control: CDPSession): Hand =>
  (what, x, y) =>
    control.send("Input.dispatchTouchEvent", {
      type: what === "down" ? "touchStart" : "touchMove",
      touchPoints: [{ x, y }],
    });

/** A finger lifts by resting, a mouse by travelling. */
async function lift(page: Page, hand: Hand): Promise<void> {
  const box = await page.locator(cardSelector).first().boundingBox();
  if (!box) throw new Error("The board shows no card to drag");
  const [x, y] = [box.x + box.width / 2, box.y + 20];
  await hand("down", x, y);
  await pause(600);
  for (const step of [3, 6, 9]) await hand("move", x + step, y + step);
  await page.waitForFunction(inTheAir, undefined, { timeout: 5_000 });
}

const inTheAir = () => document.querySelector("[data-dragging]") !== null;

/** Round and round over the middle of the screen, sixty times a second at most. */
async function carryUntil(page: Page, hand: Hand, until: number): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 400, height: 800 };
  for (let n = 0; performance.now() < until; n++) {
    const angle = n / 20;
    const sent = hand(
      "move",
      width * (0.5 + 0.3 * Math.cos(angle)),
      height * (0.55 + 0.2 * Math.sin(angle * 1.7)),
    );
    await Promise.all([sent, pause(16)]);
  }
}

async function moveOthers(admin: Viewer, until: number): Promise<number> {
  const clients = Array.from({ length: 4 }, () => httpClient(admin.cookie));
  const { cards, stages } = await openCards(400);
  const begun = performance.now();
  const sent: Promise<unknown>[] = [];
  for (let n = 0; performance.now() < until; n++) {
    await pause(Math.max(0, begun + (n * 1000) / movesPerSecond - performance.now()));
    const [card, client] = [cards[n], clients[n % clients.length]];
    if (card && client) sent.push(moveOn(client, card, stages));
  }
  await Promise.all(sent);
  for (const client of clients) client.close();
  return sent.length;
}

type Watching = { carried?: { frames: number[]; rendered: number } };

/** Runs in the page: notes the time between frames, and how many cards were put there or changed. */
function watch(): void {
  const carried = { frames: [] as number[], rendered: 0 };
  (globalThis as unknown as Watching).carried = carried;
  const cardsIn = ({ target, addedNodes }: MutationRecord): Node[] => {
    const element = target instanceof Element ? target : target.parentElement;
    const around = element?.closest("[data-id]");
    const added = [...addedNodes].filter((node) => node instanceof HTMLElement && node.dataset["id"]);
    return around ? [around, ...added] : added;
  };
  new MutationObserver((changes) => {
    carried.rendered += new Set(changes.flatMap(cardsIn)).size;
  }).observe(document.querySelector(".board-cols") ?? document.body, {
    ...{ childList: true, subtree: true, characterData: true },
    ...{ attributes: true, attributeFilter: ["class"] },
  });
  let last: number | null = null;
  const frame = (now: number) => {
    if (last !== null) carried.frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
