import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";

type Start = {
  readonly me: { readonly id: string; readonly teamIds: readonly string[] };
  readonly stages: readonly {
    id: string;
    name: string;
    isWon: boolean;
    teamId: string | null;
    position: string;
  }[];
};

async function ask<T>(page: Page, path: string, input?: unknown): Promise<T> {
  const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  const answer = await page.request.get(`/rpc/${path}${query}`);
  expect(answer.ok(), path).toBe(true);
  return (await answer.json()).result.data as T;
}

async function tell(page: Page, path: string, input: unknown): Promise<void> {
  const answer = await page.request.post(`/rpc/${path}`, { data: { mutationId: randomUUID(), input } });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
}

/** An opportunity of its own for each test, in the first stage of the person's first team. */
async function newOpportunity(page: Page, name: string): Promise<{ id: string; stages: Start["stages"] }> {
  const { me, stages } = await ask<Start>(page, "live.start");
  const id = randomUUID();
  const teamId = me.teamIds[0] ?? null;
  const ofTeam = stages.filter((stage) => stage.teamId === null || stage.teamId === teamId);
  const stageId = ofTeam.find((stage) => !stage.isWon)?.id;
  await tell(page, "crm.opportunity.create", {
    id,
    name,
    stageId,
    teamId,
    ownerId: me.id,
    customerId: null,
    customerName: null,
    expectedRevenue: "48500.00",
  });
  return { id, stages: ofTeam };
}

async function show(page: Page, id: string, name: string): Promise<void> {
  await page.goto(`/opportunities/${id}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "E-mail" })).toBeVisible();
}

test("a field is saved on leaving, and a colleague sees it without doing anything", async ({ open }) => {
  const rep = await open("rep");
  const { id } = await newOpportunity(rep, "Cold room, field by field");
  await show(rep, id, "Cold room, field by field");
  const lead = await open("lead");
  await show(lead, id, "Cold room, field by field");

  await rep.getByRole("textbox", { name: "Expected revenue" }).fill("51 200,50");
  await rep.getByRole("textbox", { name: "Contact name" }).click();
  await expect(rep.getByRole("textbox", { name: "Expected revenue" })).toHaveValue("€51,200.50");
  await expect(lead.getByRole("textbox", { name: "Expected revenue" })).toHaveValue("€51,200.50");
  await expect(lead.getByRole("region", { name: "Timeline" })).toContainText(/€48,500.*€51,200\.50/);
});

test("Escape restores, and a wrong value says how to fix it", async ({ open }) => {
  const rep = await open("rep");
  const { id } = await newOpportunity(rep, "Cold room, escape");
  await show(rep, id, "Cold room, escape");
  const revenue = rep.getByRole("textbox", { name: "Expected revenue" });
  await revenue.fill("48,5oo");
  await revenue.press("Enter");
  await expect(rep.getByText("Write an amount, such as €48,500")).toBeVisible();
  await revenue.press("Escape");
  await revenue.blur();
  await expect(revenue).toHaveValue("€48,500");
  await expect(rep.getByText("Write an amount")).toBeHidden();
});

test("typed text survives a reload until it is saved", async ({ open }) => {
  const rep = await open("rep");
  const { id } = await newOpportunity(rep, "Cold room, draft");
  await show(rep, id, "Cold room, draft");
  await rep.getByRole("textbox", { name: "Contact name" }).fill("Paul Giraud");
  await rep.reload();
  await expect(rep.getByRole("textbox", { name: "Contact name" })).toHaveValue("Paul Giraud");
  await expect(rep.getByText("Not saved yet")).toBeVisible();
  await rep.getByRole("textbox", { name: "Contact name" }).press("Enter");
  await expect(rep.getByText("Not saved yet")).toBeHidden();
  await expect(rep.getByRole("region", { name: "Timeline" })).toContainText("Paul Giraud");
});

test("the name is edited in its heading", async ({ open }) => {
  const rep = await open("rep");
  const { id } = await newOpportunity(rep, "Cold room, old name");
  await show(rep, id, "Cold room, old name");
  await rep.getByRole("heading", { level: 1 }).getByRole("button").click();
  await rep.getByRole("textbox", { name: "Name", exact: true }).fill("Cold room, new name");
  await rep.keyboard.press("Enter");
  await expect(rep.getByRole("heading", { level: 1, name: "Cold room, new name" })).toBeVisible();
});

test("two amounts written at once are a conflict that shows both, and either can stay", async ({ open }) => {
  const rep = await open("rep");
  const { id } = await newOpportunity(rep, "Cold room, conflict");
  await show(rep, id, "Cold room, conflict");
  const revenue = rep.getByRole("textbox", { name: "Expected revenue" });
  await revenue.fill("50000");
  const lead = await open("lead");
  await tell(lead, "crm.opportunity.edit", {
    id,
    changes: { expectedRevenue: { base: "48500.00", next: "52000.00" } },
  });
  await expect(revenue).toHaveValue("50000");
  await revenue.press("Enter");
  const conflict = rep.getByRole("group", { name: "Conflict on Expected revenue" });
  await expect(conflict).toContainText("€48,500");
  await expect(conflict).toContainText("€52,000");
  await expect(conflict).toContainText("€50,000");
  await conflict.getByRole("button", { name: "Use mine" }).click();
  await expect(conflict).toBeHidden();
  await expect(rep.getByRole("textbox", { name: "Expected revenue" })).toHaveValue("€50,000");
  await expect(rep.getByRole("region", { name: "Timeline" })).toContainText(/€52,000.*€50,000/);
});

test("a tap on the rope moves it, and undo takes it back", async ({ open }) => {
  const rep = await open("rep");
  const { id, stages } = await newOpportunity(rep, "Cold room, rope");
  const second = stages[1]?.name ?? "";
  await show(rep, id, "Cold room, rope");
  const rope = rep.getByRole("navigation", { name: "Stage" });
  await rope.getByRole("button", { name: second }).click();
  await expect(rope.locator("[aria-current=step]")).toHaveText(second);
  await rep.locator(".toast").getByRole("button", { name: "Undo", exact: true }).click();
  await expect(rope.locator("[aria-current=step]")).toHaveText(stages[0]?.name ?? "");
});

test("lost with a new reason and a note, and restored", async ({ open }) => {
  const rep = await open("rep");
  const { id } = await newOpportunity(rep, "Cold room, lost");
  const reason = `Site closed ${id.slice(0, 6)}`;
  await show(rep, id, "Cold room, lost");
  await rep.getByRole("button", { name: "Lost", exact: true }).click();
  const sheet = rep.getByRole("dialog", { name: "Why was it lost?" });
  await sheet.getByLabel("Search or write a new reason").fill(reason);
  await sheet.getByLabel("Note (optional)").fill("They move to Lyon.");
  await sheet.getByRole("button", { name: "Mark as lost" }).click();
  await expect(rep.getByText(`Lost: ${reason}`)).toBeVisible();
  await expect(rep.getByRole("region", { name: "Timeline" })).toContainText("They move to Lyon.");
  await rep.getByRole("button", { name: "Restore" }).click();
  await expect(rep.getByRole("button", { name: "Won", exact: true })).toBeVisible();
  await expect(rep.getByRole("region", { name: "Timeline" })).toContainText("restored it");
  await rep.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect(rep.getByText(`Lost: ${reason}`)).toBeVisible();
  await rep.reload();
  await expect(rep.getByText(`Lost: ${reason}`)).toBeVisible();
  await expect(rep.getByText("They move to Lyon.").first()).toBeVisible();
});

test("won goes to the won stage, and undo reopens it", async ({ open }) => {
  const rep = await open("rep");
  const { id, stages } = await newOpportunity(rep, "Cold room, won");
  await show(rep, id, "Cold room, won");
  await rep.getByRole("button", { name: "Won", exact: true }).click();
  const rope = rep.getByRole("navigation", { name: "Stage" });
  await expect(rope.locator("[aria-current=step]")).toHaveText(
    stages.find((stage) => stage.isWon)?.name ?? "",
  );
  await rep.locator(".toast").getByRole("button", { name: "Undo", exact: true }).click();
  await expect(rope.locator("[aria-current=step]")).toHaveText(stages[0]?.name ?? "");
});

test("who may delete can take that back; a deleted one says so to whoever opens it", async ({ open }) => {
  const lead = await open("lead");
  const { id } = await newOpportunity(lead, "Cold room, deleted");
  await show(lead, id, "Cold room, deleted");
  await lead.getByRole("button", { name: "More actions" }).click();
  await lead.getByRole("menuitem", { name: "Delete" }).click();
  await expect(lead).toHaveURL(/\/pipeline$/);
  const rep = await open("rep");
  await rep.goto(`/opportunities/${id}`);
  await expect(rep.getByRole("heading", { name: "This opportunity is not there" })).toBeVisible();
  await lead.locator(".toast").getByRole("button", { name: "Undo", exact: true }).click();
  await show(lead, id, "Cold room, deleted");
});

test("a note is sent with the keyboard and shows at once", async ({ open }) => {
  const rep = await open("rep");
  const { id } = await newOpportunity(rep, "Cold room, note");
  await show(rep, id, "Cold room, note");
  const box = rep.getByRole("textbox", { name: "Note to the team" });
  await box.fill("Board meets on 2 December.\nPrice is fine.");
  await box.press("Control+Enter");
  await expect(rep.getByRole("listitem").filter({ hasText: "Board meets on 2 December." })).toHaveCount(1);
  await expect(box).toHaveValue("");
});

test("offline, a change waits in sight and is saved when the network is back", async ({ open }) => {
  const rep = await open("rep");
  const { id } = await newOpportunity(rep, "Cold room, offline");
  await show(rep, id, "Cold room, offline");
  await rep.context().setOffline(true);
  await rep.getByRole("textbox", { name: "Contact name" }).fill("Inès");
  await rep.getByRole("textbox", { name: "Contact name" }).press("Enter");
  await rep.getByRole("textbox", { name: "Note to the team" }).fill("Written on the train.");
  await rep.getByRole("button", { name: "Send note" }).click();
  await expect(rep.getByText("waiting", { exact: true }).first()).toBeVisible({ timeout: 20_000 });
  await rep.context().setOffline(false);
  await expect(rep.getByText("waiting", { exact: true })).toHaveCount(0, { timeout: 20_000 });
  const lead = await open("lead");
  await show(lead, id, "Cold room, offline");
  await expect(lead.getByRole("textbox", { name: "Contact name" })).toHaveValue("Inès");
  await expect(lead.getByRole("region", { name: "Timeline" })).toContainText("Written on the train.");
});

test("a read-only colleague sees everything and can change nothing", async ({ open }) => {
  const rep = await open("rep");
  const { id } = await newOpportunity(rep, "Cold room, read");
  const reader = await open("reader");
  await show(reader, id, "Cold room, read");
  await expect(reader.getByRole("textbox", { name: "Expected revenue" })).not.toBeEditable();
  await expect(reader.getByRole("button", { name: "Won", exact: true })).toHaveCount(0);
  await expect(reader.getByRole("textbox", { name: "Note to the team" })).toHaveCount(0);
});

test("the page is accessible", { tag: ["@phone", "@desktop"] }, async ({ open }) => {
  const rep = await open("rep");
  const { id } = await newOpportunity(rep, "Cold room, for everybody");
  await show(rep, id, "Cold room, for everybody");
  await expectAccessible(rep);
});
