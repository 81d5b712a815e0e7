import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect, type Locator, type Page } from "@playwright/test";

/** Stages of the demo company, in board order. */
export const stages = ["Nouveau", "Qualifié", "Proposition", "Négociation", "Gagné"] as const;
export type Stage = (typeof stages)[number];

export const column = (page: Page, stage: string): Locator =>
  page.getByRole("list", { name: stage, exact: true });

export const card = (within: Page | Locator, name: string): Locator =>
  within.getByRole("listitem", { name: new RegExp(`^${name}`) });

/** Names of the mounted cards of a column, from the top. */
export const namesIn = (page: Page, stage: string): Promise<string[]> =>
  column(page, stage).getByRole("listitem").getByRole("heading").allInnerTexts();

/** Opens the board and waits until its cards can be moved. */
export async function openBoard(page: Page, search = ""): Promise<void> {
  await page.goto(`/pipeline${search}`);
  await expect(page.getByRole("list", { name: stages[0], exact: true })).toBeVisible();
  await expect(page.locator("[data-drag-ready]")).toBeAttached();
}

/** Begins an opportunity in the first column as a person does, with a network or without. */
export async function quickCreate(page: Page, name: string, amount?: string): Promise<void> {
  await page.getByRole("button", { name: `New opportunity in ${stages[0]}` }).click();
  const form = page.getByRole("form", { name: `New opportunity in ${stages[0]}` });
  await form.getByLabel("What is it about?").fill(name);
  if (amount !== undefined) await form.getByLabel("Amount").fill(amount);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
}

/** Carries a card into the next column by keyboard. */
export async function carryRight(page: Page, name: string): Promise<void> {
  // A key that is pressed before the board listens does nothing.
  await expect(page.locator("[data-drag-ready]")).toBeAttached();
  await card(page, name).focus();
  for (const key of ["Space", "ArrowRight", "Space"]) await page.keyboard.press(key);
}

type Start = {
  readonly me: { readonly id: string; readonly teamIds: readonly string[] };
  readonly stages: readonly { readonly id: string; readonly name: string }[];
};

/** Whoever is signed in: a page, or what asks in its place. */
export type Caller = Pick<Page, "url"> & { readonly request: APIRequestContext };

/** A new opportunity on top of a column, of the signed-in person; answers its name and id. */
export async function addOpportunity(page: Caller, stage: Stage, name = `Essai ${randomUUID().slice(0, 8)}`) {
  const { me, stages: known } = await ask<Start>(page, "live.start");
  const id = randomUUID();
  await command(page, "crm.opportunity.create", {
    id,
    name,
    stageId: known.find((each) => each.name === stage)?.id,
    teamId: me.teamIds[0] ?? null,
    ownerId: me.id,
    customerId: null,
    customerName: null,
    expectedRevenue: "1234",
  });
  return { id, name, stageId: (of: Stage) => known.find((each) => each.name === of)?.id };
}

async function ask<T>(page: Caller, path: string): Promise<T> {
  const answer = await page.request.get(`/rpc/${path}`);
  expect(answer.status(), path).toBe(200);
  return ((await answer.json()) as { result: { data: T } }).result.data;
}

/** A command as a colleague's device would send it. */
export async function command(page: Caller, path: string, input: object): Promise<void> {
  const answer = await page.request.post(`/rpc/${path}`, {
    data: { mutationId: randomUUID(), input },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200);
}
