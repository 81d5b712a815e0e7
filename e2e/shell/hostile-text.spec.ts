import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { command, openBoard } from "../crm/pipeline";
import { test } from "../fixtures/cordee";

const run = "window.owned=1";
/** As names of people and things, which stand in cards, menus, toasts, titles and notices. */
const hostile = `"><img src=x onerror=${run}>`;

/** That nothing of it ran or became an element, and that it stands there as it was typed. */
async function expectHarmless(page: Page, where: string) {
  await expect(page.getByText('"><img src=x').first(), where).toBeVisible();
  expect([where, await page.evaluate(() => "owned" in window)]).toEqual([where, false]);
  await expect(page.locator('img[src="x"]'), where).toHaveCount(0);
}

test("attack 41: hostile names run nowhere: board, list, page, toast, palette, partners, settings", async ({
  open,
}) => {
  const admin = await open("admin");
  await openBoard(admin);
  const [id, tag, reason, team] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const name = `${hostile} ${id.slice(0, 6)}`;
  const start = await admin.request.get("/rpc/live.start");
  const { stages } = ((await start.json()) as { result: { data: { stages: { id: string }[] } } }).result.data;
  await command(admin, "crm.tag.create", { id: tag, name: `${hostile} ${tag.slice(0, 6)}`, hue: 1 });
  await command(admin, "crm.lostReason.create", { id: reason, name: `${hostile} ${reason.slice(0, 6)}` });
  await command(admin, "identity.salesTeam.create", {
    id: team,
    name: `${hostile} ${team.slice(0, 6)}`,
    hue: 1,
  });
  await command(admin, "crm.opportunity.create", {
    ...{ id, name, stageId: stages[0]?.id, teamId: team, ownerId: null, expectedRevenue: "1" },
    ...{ customerId: null, customerName: name },
  });
  await command(admin, "crm.opportunity.edit", { id, changes: { tagIds: { base: [], next: [tag] } } });

  await openBoard(admin, `?team=${team}`);
  await expectHarmless(admin, "board");
  await admin.getByRole("listitem").filter({ hasText: "img src=x" }).focus();
  await admin.keyboard.press("m");
  await admin.getByRole("dialog").getByRole("button", { name: "Qualifié" }).click();
  await expectHarmless(admin, "toast");
  await admin.goto(`/pipeline?view=list&team=${team}`);
  await expectHarmless(admin, "list");
  await admin.goto(`/opportunities/${id}`);
  await expectHarmless(admin, "page");
  await admin.keyboard.press("ControlOrMeta+k");
  await admin.getByRole("combobox", { name: "Search and commands" }).fill(id.slice(0, 6));
  await expectHarmless(admin, "palette");
  for (const page of [
    "/partners",
    "/settings/tags",
    "/settings/lost-reasons",
    "/settings/teams",
    "/settings/audit",
  ]) {
    await admin.goto(page);
    await expectHarmless(admin, page);
  }
  // The company goes on as the demo, without what was only to be looked at.
  const changes = { tagIds: { base: [tag], next: [] }, teamId: { base: team, next: null } };
  await command(admin, "crm.opportunity.edit", { id, changes });
  await command(admin, "crm.opportunity.remove", { id });
  await command(admin, "identity.salesTeam.remove", { id: team });
  await command(admin, "crm.tag.remove", { id: tag });
  await command(admin, "crm.lostReason.remove", { id: reason });
});
