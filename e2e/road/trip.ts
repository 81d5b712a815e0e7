import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { Random } from "../../testing/harness/random";
import { addOpportunity, card, carryRight, column, quickCreate, stages } from "../crm/pipeline";
import { pill } from "../fixtures/sync-pill";
import type { Road } from "./road";
import { troubles } from "./troubles";

/** What a person was told is done, to be found on the server: once, in this column, with these notes. */
type Done = { readonly name: string; place: number; readonly notes: string[] };

/** Columns that a card may be carried through; won is another story. */
const columns = stages.slice(0, 4);

/** A page that may be gone in the middle of sending is what goes wrong most: it comes twice. */
const inTurn = [troubles.killed, ...Object.values(troubles)] as const;

/**
 * One person works on a phone while one trouble after the other comes over their road, then it is quiet, and the server,
 * the phone and a colleague's screen are held against what was done. Everything follows from the seed.
 */
export class Trip {
  readonly #road: Road;
  readonly #random: Random;
  readonly #trouble: (typeof inTurn)[number];
  readonly #done: Done[] = [];

  constructor(road: Road, seed: number) {
    this.#road = road;
    this.#random = new Random(seed);
    // One after the other, so that a few trips already meet them all.
    this.#trouble = inTurn[seed % inTurn.length] ?? inTurn[0];
  }

  async go(): Promise<void> {
    await this.#road.lookAt("Nouveau");
    const { name } = await addOpportunity(this.#road.office, "Nouveau");
    await expect(card(this.#road.page, name)).toBeVisible({ timeout: 30_000 });
    this.#done.push({ name, place: 0, notes: [] });
    const end = await this.#trouble(this.#road, this.#random);
    for (let n = 0; n < 3; n++) await this.#act();
    await end();
    if (this.#random.chance(0.5)) await this.#act();
    await this.#quiet();
    await this.#compare();
  }

  async #act(): Promise<void> {
    const act = this.#random.weighted({ move: 3, create: 1, note: 1 });
    if (act === "create") await this.#create();
    else if (act === "move") await this.#move();
    else await this.#note();
  }

  async #create(): Promise<void> {
    const { page } = this.#road;
    // Other trips of this seed were made on the same server.
    const name = `Route ${randomUUID().slice(0, 8)}`;
    await this.#road.lookAt("Nouveau");
    await quickCreate(page, name);
    await expect(card(page, name)).toBeVisible();
    this.#done.push({ name, place: 0, notes: [] });
  }

  async #move(): Promise<void> {
    const { page } = this.#road;
    const one = this.#random.pick(this.#done);
    if (one.place === columns.length - 1) return this.#create();
    await this.#road.lookAt(columns[one.place] ?? "");
    await carryRight(page, one.name);
    one.place++;
    await expect(card(column(page, columns[one.place] ?? ""), one.name)).toBeVisible();
  }

  async #note(): Promise<void> {
    const { page } = this.#road;
    const one = this.#random.pick(this.#done);
    const text = `Note ${this.#random.below(1e9)}`;
    await this.#road.lookAt(columns[one.place] ?? "");
    await card(page, one.name).getByRole("link").first().click();
    await page.getByRole("textbox", { name: "Note to the team" }).fill(text);
    await page.getByRole("button", { name: "Send note" }).click();
    await expect(page.getByRole("region", { name: "Timeline" }).getByText(text)).toBeVisible();
    one.notes.push(text);
    await page.goBack();
    await expect(page.locator("[data-drag-ready]")).toBeAttached();
  }

  /** All is well again: within a while nothing waits, and nothing needs anybody. */
  async #quiet(): Promise<void> {
    this.#road.proxy.speak();
    this.#road.proxy.fair();
    await this.#road.context.setOffline(false);
    await expect(pill(this.#road.page)).toContainText("Live", { timeout: 60_000 });
  }

  async #compare(): Promise<void> {
    const { page, colleague } = this.#road;
    // What was given last may just then be on a connection that nobody knows to be dead.
    const soon = { timeout: 30_000 };
    for (const { name, place, notes } of this.#done) {
      const stage = columns[place] ?? "";
      await this.#road.lookAt(stage);
      for (const screen of [page, colleague]) {
        await expect(card(screen, name), `${name} on a screen, once`).toHaveCount(1, soon);
        await expect(card(column(screen, stage), name), `${name} in ${stage}`).toHaveCount(1, soon);
      }
      const once = `notes of ${name} on the server, each once`;
      await expect(async () => expect(await this.#road.notesOf(name), once).toEqual(notes)).toPass(soon);
    }
  }
}
