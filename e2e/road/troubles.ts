import type { Random } from "../../testing/harness/random";
import { openBoard } from "../crm/pipeline";
import type { Road } from "./road";
import type { Troubled } from "./troubled-page";

/** Begins, and answers how it ends. */
type Trouble = (road: Road, random: Random) => Promise<() => Promise<void>>;

const day = 86_400_000;

/** In each of them everything that the person does must be taken, shown and kept. */
export const troubles = {
  /** A lift. */
  offline: async (road) => {
    await road.context.setOffline(true);
    return () => road.context.setOffline(false);
  },
  /** Two bars of signal: half a second each way, 20 kB/s. */
  slow: async ({ proxy }) => {
    Object.assign(proxy.weather, { latency: 500, bytesPerSecond: 20_000 });
    return async () => proxy.fair();
  },
  breaking: async ({ proxy }) => {
    proxy.weather.resetRate = 0.2;
    return async () => proxy.fair();
  },
  /** What is connected carries nothing any more, and nobody is told. */
  silent: async ({ proxy }) => {
    proxy.fallSilent();
    return async () => proxy.speak();
  },
  /** The app is closed while it may be sending, and opened again without a network. */
  killed: async (road, random) => {
    const isOffline = random.chance(0.5);
    if (isOffline) await road.context.setOffline(true);
    else road.proxy.weather.resetRate = 0.5;
    return async () => {
      road.proxy.fair();
      await road.context.setOffline(true);
      await road.killPage();
      await road.context.setOffline(false);
    };
  },
  /** The device has no room left: it works from memory, and keeps again once there is room. */
  full: async ({ page }) => {
    await page.evaluate(() => (window as unknown as Troubled).device.fill(true));
    return () => page.evaluate(() => (window as unknown as Troubled).device.fill(false));
  },
  /** As iOS does behind an app's back. */
  closed: async (road) => {
    await road.context.setOffline(true);
    await road.page.evaluate(() => (window as unknown as Troubled).device.closeDatabases());
    return () => road.context.setOffline(false);
  },
  /** A second tab is opened without a network; the first is closed before there is one. */
  twoTabs: async (road) => {
    const first = road.page;
    await road.context.setOffline(true);
    road.page = await road.context.newPage();
    await openBoard(road.page);
    return async () => {
      await road.context.setOffline(false);
      await first.close({ runBeforeUnload: false });
    };
  },
  /** A day early or late, and the app opened with it. */
  wrongClock: async (road, random) => {
    const off = random.chance(0.5) ? day : -day;
    await road.page.evaluate((by) => localStorage.setItem("test.clock", String(by)), off);
    await road.context.setOffline(true);
    await road.killPage();
    return async () => {
      await road.context.setOffline(false);
      await road.page.evaluate(() => localStorage.removeItem("test.clock"));
    };
  },
} as const satisfies Record<string, Trouble>;
