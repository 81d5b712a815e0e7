import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
} from "@playwright/test";
import { TcpProxy } from "../../testing/faults/tcp-proxy";
import { type Caller, openBoard } from "../crm/pipeline";
import { prepare } from "./troubled-page";

type CardTuple = readonly [id: string, ...unknown[]];
type Line = { readonly kind: string; readonly body: string | null };

/** Milliseconds for a press: what is on its way meanwhile may be drawn late. */
const patience = 30_000;

/** A person's device behind a network of the test's own, and a colleague who is well connected. */
export class Road {
  readonly context: BrowserContext;
  readonly proxy: TcpProxy;
  readonly colleague: Page;
  /** The same person, on a good line: what the test itself asks for does not go over the road. */
  readonly office: Caller;
  page: Page;
  readonly #atOffice: BrowserContext;

  private constructor(
    { context, office }: { readonly context: BrowserContext; readonly office: BrowserContext },
    at: { readonly proxy: TcpProxy; readonly server: string },
    pages: { readonly page: Page; readonly colleague: Page },
  ) {
    this.context = context;
    this.#atOffice = office;
    this.office = { request: office.request, url: () => at.server };
    this.proxy = at.proxy;
    this.page = pages.page;
    this.colleague = pages.colleague;
  }

  static async open(
    browser: Browser,
    at: { readonly server: string; readonly options: BrowserContextOptions; readonly colleague: Page },
  ): Promise<Road> {
    const { hostname, port } = new URL(at.server);
    const proxy = await TcpProxy.before({ host: hostname, port: Number(port) });
    const context = await browser.newContext({
      ...at.options,
      baseURL: `http://127.0.0.1:${proxy.port}`,
      serviceWorkers: "allow",
    });
    await prepare(context);
    // A press that finds nothing to press is a finding, not a wait for the end of the test.
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    await openBoard(page);
    // From here on it opens without a network.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await openBoard(at.colleague);
    const office = await browser.newContext({ ...at.options, baseURL: at.server });
    return new Road({ context, office }, { proxy, server: at.server }, { page, colleague: at.colleague });
  }

  /** A phone shows one column at a time, and mounts no card of the others. */
  async lookAt(stage: string): Promise<void> {
    const stages = this.page.getByRole("navigation", { name: "Stages" });
    const one = stages.getByRole("button", { name: stage, exact: true });
    if (await one.isVisible()) await one.click();
  }

  /** As when the app is swiped away, or the phone takes its memory: nothing is asked. */
  async killPage(): Promise<void> {
    await this.page.close({ runBeforeUnload: false });
    this.page = await this.context.newPage();
    await openBoard(this.page);
  }

  /** From the server, the first first. */
  async notesOf(name: string): Promise<readonly (string | null)[]> {
    const found = await this.#ask<CardTuple[]>("crm.opportunity.search", { query: name, limit: 2 });
    expect(found, `${name} on the server, once`).toHaveLength(1);
    const recordId = found[0]?.[0];
    const lines = await this.#ask<Line[]>("messaging.timeline.list", {
      ...{ entity: "crm.opportunity", recordId, after: 0 },
    });
    return lines.filter(({ kind }) => kind === "note").map(({ body }) => body);
  }

  async close(): Promise<void> {
    await this.#atOffice.close();
    await this.context.close();
    await this.proxy.close();
  }

  async #ask<T>(path: string, input: object): Promise<T> {
    const answer = await this.colleague.request.get(
      `/rpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`,
    );
    expect(answer.status(), path).toBe(200);
    return ((await answer.json()) as { result: { data: T } }).result.data;
  }
}
