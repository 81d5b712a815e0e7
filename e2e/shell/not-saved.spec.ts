import { expect, type Page } from "@playwright/test";
import { addOpportunity } from "../crm/pipeline";
import { test } from "../fixtures/cordee";
import { pill } from "../fixtures/sync-pill";

async function rename(page: Page, from: string, to: string) {
  await page.getByRole("button", { name: from, exact: true }).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(to);
  await page.keyboard.press("Enter");
}

async function nameOf(page: Page, id: string): Promise<string> {
  const input = encodeURIComponent(JSON.stringify({ id }));
  const answer = await page.request.get(`/rpc/crm.opportunity.get?input=${input}`);
  return ((await answer.json()) as { result: { data: { name: string } } }).result.data.name;
}

test("what the server fails to take is called waiting, then not saved, and is kept to be sent again", async ({
  open,
}) => {
  test.slow();
  const page = await open("rep");
  await page.goto("/pipeline");
  const { id, name } = await addOpportunity(page, "Nouveau");
  await page.goto(`/opportunities/${id}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(pill(page)).toContainText("Live");
  let asked = 0;
  await page.context().route("**/rpc/crm.opportunity.edit", (route) => {
    asked++;
    return route.fulfill({ status: 500, contentType: "application/json", body: "{}" });
  });
  await rename(page, name, `${name} again`);
  await expect(pill(page)).toContainText("1 waiting");
  await expect(pill(page)).not.toContainText("Live");
  await expect(page.getByText(/The server stumbled/).first()).toBeVisible({ timeout: 30_000 });
  expect(asked).toBeGreaterThan(1);
  // What was typed is still there, as something not saved yet.
  const field = page.getByRole("textbox", { name: "Name", exact: true });
  await expect(field).toHaveValue(`${name} again`);
  await expect(page.getByRole("heading", { level: 1, name: `${name} again` })).toHaveCount(0);
  expect(await nameOf(page, id)).toBe(name);

  await page.context().unroute("**/rpc/crm.opportunity.edit");
  await field.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: `${name} again` })).toBeVisible();
  await expect(pill(page)).toContainText("Live");
  expect(await nameOf(page, id)).toBe(`${name} again`);
});

test("an answer that is cut off leaves the change waiting; it is done once, and then said", async ({
  open,
}) => {
  const page = await open("rep");
  await page.goto("/pipeline");
  const { id, name } = await addOpportunity(page, "Nouveau");
  await page.goto(`/opportunities/${id}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(pill(page)).toContainText("Live");
  const sent: string[] = [];
  await page.context().route("**/rpc/crm.opportunity.addNote", async (route) => {
    const { mutationId } = route.request().postDataJSON() as { mutationId: string };
    sent.push(mutationId);
    if (sent.length > 1) return route.continue();
    // The server does it, and nobody hears that it did.
    await route.fetch();
    await route.abort("connectionreset");
  });
  await page.getByRole("textbox", { name: "Note to the team" }).fill("Called them.");
  await page.getByRole("button", { name: "Send note" }).click();
  const timeline = page.getByRole("region", { name: "Timeline" });
  await expect.poll(() => sent.length).toBe(2);
  await expect(pill(page)).toContainText("Live");
  expect(new Set(sent).size).toBe(1);
  await page.reload();
  await expect(timeline.getByText("Called them.")).toHaveCount(1);
});
