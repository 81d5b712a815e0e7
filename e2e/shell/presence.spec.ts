import { expect } from "@playwright/test";
import { addOpportunity, card, column, openBoard } from "../crm/pipeline";
import { test } from "../fixtures/cordee";

test(
  "LIVE-4: faces on the board and the record, an eye on the card, the field and the note that somebody writes",
  {
    tag: ["@phone", "@desktop"],
  },
  async ({ open }, { project }) => {
    const rep = await open("rep");
    await openBoard(rep);
    const { name } = await addOpportunity(rep, "Nouveau");
    const lead = await open("lead", "tablet");
    await openBoard(lead);
    // A phone's bar has no room for faces beside the filters.
    if (project.name !== "phone") await expect(rep.getByRole("img", { name: /^Here now: / })).toBeVisible();
    await card(lead, name).first().press("Enter");
    await expect(card(rep, name).getByRole("img", { name: /is looking at it$/ })).toBeVisible();

    await card(rep, name).first().press("Enter");
    await expect(rep.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(rep.getByRole("img", { name: /^Here now: / })).toBeVisible();
    await lead.getByRole("textbox", { name: "Contact name" }).focus();
    await expect(rep.getByText(/ is writing here$/)).toBeVisible();
    await lead.getByRole("textbox", { name: "Note to the team" }).pressSequentially("Bonjour");
    await expect(rep.getByText(/ is writing a note…$/)).toBeVisible();
    await expect(rep.getByText(/ is writing here$/)).toBeHidden();
    await lead.goto("/partners");
    await expect(rep.getByRole("img", { name: /^Here now: / })).toBeHidden();
  },
);

test("a card in a colleague's hand is seen over the column where it would land, until it is let go", async ({
  open,
}) => {
  const rep = await open("rep");
  await openBoard(rep);
  const { name } = await addOpportunity(rep, "Nouveau");
  const lead = await open("lead");
  await openBoard(lead);
  const mine = card(lead, name).first();
  await expect(mine).toBeVisible();
  await mine.hover();
  await lead.mouse.down();
  const target = await column(lead, "Qualifié").boundingBox();
  if (!target) throw new Error("the column has no box");
  await lead.mouse.move(target.x + target.width / 2, target.y + 60, { steps: 8 });
  const ghost = column(rep, "Qualifié").getByRole("note", { name: new RegExp(`is moving ${name}$`) });
  await expect(ghost).toBeVisible();
  await lead.keyboard.press("Escape");
  await lead.mouse.up();
  await expect(ghost).toBeHidden();
});
