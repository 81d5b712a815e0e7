import type { CDPSession, Page } from "@playwright/test";
import { summarise } from "./figures";

/** Milliseconds since the navigation, or of the page's main thread until the first card. */
type Spent = {
  readonly scripts: number;
  readonly data: number;
  readonly running: number;
  readonly layout: number;
  readonly busy: number;
};

/** Where the time until the first card goes. `begin` comes before the navigation, `end` right after the card. */
export class Profile {
  readonly #spent: Spent[] = [];

  async begin(page: Page): Promise<CDPSession> {
    const control = await page.context().newCDPSession(page);
    await control.send("Performance.enable");
    return control;
  }

  async end(page: Page, control: CDPSession): Promise<void> {
    const { metrics } = await control.send("Performance.getMetrics");
    const seconds = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    const { scripts, data } = await page.evaluate(arrivals);
    this.#spent.push({
      scripts,
      data,
      running: seconds("ScriptDuration") * 1000,
      layout: (seconds("LayoutDuration") + seconds("RecalcStyleDuration")) * 1000,
      busy: seconds("TaskDuration") * 1000,
    });
  }

  /** Medians. */
  toString(): string {
    const samples = (part: keyof Spent) => this.#spent.map((spent) => spent[part]);
    const of = (part: keyof Spent) => Math.round(summarise(samples(part), "").p50);
    const data = of("data") > 0 ? `, the first data after ${of("data")}` : "";
    return `scripts there after ${of("scripts")} ms${data}; main thread busy ${of("busy")}: scripts run ${of("running")}, style and layout ${of("layout")}`;
  }
}

/** Runs in the page: when the last of the scripts, and the first answer of the server, were there. */
function arrivals(): { readonly scripts: number; readonly data: number } {
  const entries = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
  const ends = (some: readonly PerformanceResourceTiming[]) => some.map(({ responseEnd }) => responseEnd);
  const answers = ends(entries.filter(({ name }) => name.includes("/rpc/")));
  return {
    scripts: Math.max(0, ...ends(entries.filter(({ name }) => name.endsWith(".js")))),
    data: answers.length > 0 ? Math.min(...answers) : 0,
  };
}
