import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";
import { addOpportunity, card, openBoard } from "./pipeline";

type Person = { readonly id: string; readonly name: string };
type Start = {
  readonly me: Person & { readonly teamIds: readonly string[] };
  readonly stages: readonly { id: string; isWon: boolean; teamId: string | null }[];
};

async function start(page: Page): Promise<Start> {
  const answer = await page.request.get("/rpc/live.start");
  return (await answer.json()).result.data as Start;
}

async function tell(page: Page, path: string, input: unknown): Promise<void> {
  const answer = await page.request.post(`/rpc/${path}`, { data: { mutationId: randomUUID(), input } });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
}

/** An opportunity of the page's own person, opened. */
async function aDeal(page: Page, name: string): Promise<{ id: string; stages: Start["stages"] }> {
  const { me, stages } = await start(page);
  const teamId = me.teamIds[0] ?? null;
  const ofTeam = stages.filter((stage) => stage.teamId === null || stage.teamId === teamId);
  const id = randomUUID();
  const rest = { customerId: null, customerName: null, expectedRevenue: "48500.00" };
  await tell(page, "crm.opportunity.create", {
    ...{ id, name, stageId: ofTeam[0]?.id, teamId, ownerId: me.id, ...rest },
  });
  await page.goto(`/opportunities/${id}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return { id, stages: ofTeam };
}

const entry = (page: Page, text: string | RegExp) =>
  page.getByRole("region", { name: "Timeline" }).getByRole("listitem").filter({ hasText: text });

test("a colleague mentioned in a note is told at once, and led to it", {
  tag: "@phone",
}, async ({ open }) => {
  const [rep, lead] = [await open("rep"), await open("lead")];
  const { me } = await start(lead);
  const name = `Cold room, mention ${randomUUID().slice(0, 6)}`;
  await aDeal(rep, name);
  await lead.goto("/pipeline");
  await lead.getByRole("button", { name: /^Notices/ }).click();
  await lead.getByRole("dialog", { name: "Notices" }).waitFor();
  const box = rep.getByRole("textbox", { name: "Note to the team" });
  await box.click();
  await expect(rep.getByRole("button", { name: "Bold (Ctrl + B)" })).toBeVisible();
  await box.pressSequentially(`The board says **yes**, @${me.name.slice(0, 4)}`);
  const found = rep.getByRole("listbox", { name: "Mention a colleague" });
  await expect(found.getByRole("option", { name: me.name })).toBeVisible();
  await expectAccessible(rep);
  await box.press("Enter");
  await box.pressSequentially("- price\n- date");
  await rep.getByRole("button", { name: "Send note" }).click();

  const told = lead.getByRole("dialog").getByRole("link", { name: new RegExp(`^Unread.*${name}`) });
  await expect(told).toBeVisible();
  await expectAccessible(lead);
  await told.click();
  const note = entry(lead, `@${me.name}`).first();
  await expect(note).toBeInViewport();
  await expect(note.locator("strong")).toHaveText("yes");
  await expect(lead).toHaveURL(/\?entry=2$/);
  await lead.getByRole("button", { name: /^Notices/ }).click();
  await expect(lead.getByRole("dialog").getByRole("link", { name })).toHaveAccessibleName(/^(?!Unread)/);
});

test("one's own note is edited, deleted and brought back, and a colleague's page follows", async ({
  open,
}) => {
  const [rep, lead] = [await open("rep"), await open("lead")];
  const { id } = await aDeal(rep, "Cold room, own note");
  await tell(rep, "crm.opportunity.addNote", { id, body: "They want 48 %." });
  await lead.goto(`/opportunities/${id}`);
  await expect(entry(lead, "They want 48 %.").getByRole("button", { name: "Note actions" })).toHaveCount(0);

  await entry(rep, "They want 48 %.").first().hover();
  await entry(rep, "They want 48 %.").getByRole("button", { name: "Note actions" }).click();
  await rep.getByRole("menuitem", { name: "Edit" }).click();
  await rep.getByRole("textbox", { name: "Edit the note" }).fill("They want 52 %.");
  await rep.getByRole("button", { name: "Save" }).click();
  await entry(lead, "They want 52 %.").getByRole("button", { name: "edited" }).click();
  await expect(lead.getByRole("dialog", { name: "Earlier versions" })).toContainText("They want 48 %.");
  await lead.keyboard.press("Escape");

  await entry(rep, "They want 52 %.").getByRole("button", { name: "Note actions" }).click();
  await rep.getByRole("menuitem", { name: "Delete" }).click();
  await expect(entry(lead, "They want 52 %.")).toHaveCount(0);
  await entry(rep, "You deleted this note").getByRole("button", { name: "Undo", exact: true }).click();
  await expect(entry(lead, "They want 52 %.")).toBeVisible();
});

test("a change, a move and a win are taken back from the timeline; the address keeps its filter", async ({
  open,
}) => {
  const rep = await open("rep");
  const { id, stages } = await aDeal(rep, "Cold room, taken back");
  await tell(rep, "crm.opportunity.edit", {
    id,
    changes: { probability: { base: null, next: "62" } },
  });
  await tell(rep, "crm.opportunity.win", { id, stageId: stages[0]?.id });
  const won = entry(rep, "marked it won").first();
  await won.hover();
  await won.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(rep.getByRole("button", { name: "Won", exact: true })).toBeVisible();
  await expect(rep.getByText("62%", { exact: true }).first()).toBeVisible();

  await rep.getByRole("button", { name: "Filter the timeline" }).click();
  await rep.getByRole("button", { name: "Won and lost" }).click();
  await expect(rep).toHaveURL(/\?show=outcomes$/);
  await rep.reload();
  await expect(entry(rep, "marked it won")).toHaveCount(1);
  await expect(rep.getByRole("region", { name: "Timeline" }).getByRole("listitem")).toHaveCount(1);
  await expectAccessible(rep);
});

/** Attack 41 */
test("nothing hostile in a note runs, or leads anywhere but where links may", async ({ open }) => {
  const rep = await open("rep");
  const { id } = await aDeal(rep, "Cold room, hostile");
  const hostile = [
    "<img src=x onerror=\"document.title='owned'\">",
    "<script>document.title='owned'</script>",
    "[click](javascript:document.title='owned')",
    "[click](data:text/html,<script>alert(1)</script>)",
    "**<svg/onload=alert(1)>** _[x](//evil.test)_",
    'https://a.test/"onmouseover="alert(1)',
  ];
  await tell(rep, "crm.opportunity.addNote", { id, body: hostile.join("\n\n") });
  const note = entry(rep, "onerror").first();
  await expect(note).toBeVisible();
  await expect(note).toContainText("[click](javascript:");
  await expect(note.locator(".tl-bubble").locator("img, script, svg, iframe")).toHaveCount(0);
  const addresses = await note
    .getByRole("link")
    .evaluateAll((links) => links.map((a) => a.getAttribute("href")));
  expect(addresses).toEqual(["https://a.test/"]);
  await expect(rep).not.toHaveTitle("owned");
});

test("on a phone what is offered for a moment covers nothing of the note's box", { tag: "@phone" }, async ({
  open,
}) => {
  const rep = await open("rep");
  await openBoard(rep);
  const { name } = await addOpportunity(rep, "Nouveau");
  await card(rep, name).focus();
  for (const key of ["Space", "ArrowRight", "Space"]) await rep.keyboard.press(key);
  await card(rep, name).getByRole("link").first().click();
  const box = rep.getByRole("textbox", { name: "Note to the team" });
  const offered = rep.getByRole("region", { name: "Last change" });
  const gap = async () => {
    const [above, below] = [await offered.boundingBox(), await rep.locator(".tl-composer").boundingBox()];
    return above && below ? below.y - above.y - above.height : null;
  };
  await expect(box).toBeVisible();
  await expect.poll(gap, "empty").toBeGreaterThan(0);
  await box.fill("They sign on Monday.");
  await expect(rep.getByRole("button", { name: "Send note" })).toBeEnabled();
  await expect.poll(gap, "written in").toBeGreaterThan(0);
});
