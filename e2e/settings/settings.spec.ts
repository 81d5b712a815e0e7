import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { addOpportunity, command, openBoard } from "../crm/pipeline";
import { test } from "../fixtures/cordee";

const unique = (word: string): string => `${word} ${randomUUID().slice(0, 6)}`;

test("a tag is added, renamed and deleted, with the way back", async ({ open }) => {
  const lead = await open("lead");
  await lead.goto("/settings/tags");
  const name = unique("Tag");
  await lead.getByRole("textbox", { name: "New tag" }).fill(name);
  await lead.getByRole("button", { name: "Add a tag" }).click();
  const field = lead.getByRole("textbox", { name: `Name of ${name}` });
  await expect(field).toHaveValue(name);
  const renamed = `${name} bis`;
  await field.fill(renamed);
  await field.press("Enter");
  await lead.getByRole("button", { name: `Delete ${renamed}` }).click();
  await expect(lead.getByRole("textbox", { name: `Name of ${renamed}` })).toHaveCount(0);
  await lead.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(lead.getByRole("textbox", { name: `Name of ${renamed}` })).toBeVisible();
});

test("a tag of a taken name is refused beside the field, and the name is kept", async ({ open }) => {
  const lead = await open("lead");
  await lead.goto("/settings/tags");
  const name = unique("Tag");
  const field = lead.getByRole("textbox", { name: "New tag" });
  for (const _ of [1, 2]) {
    await field.fill(name);
    await lead.getByRole("button", { name: "Add a tag" }).click();
  }
  await expect(lead.getByText("This exists already.")).toBeVisible();
  await expect(field).toHaveValue(name);
});

test("a tag in use is merged into another one before everybody's eyes, and taken back", {
  tag: ["@phone", "@desktop"],
}, async ({ open }) => {
  const [lead, rep] = [await open("lead"), await open("rep")];
  await openBoard(rep);
  const { id } = await addOpportunity(rep, "Nouveau");
  await lead.goto("/settings/tags");
  const [old, kept] = [unique("Vieux"), unique("Gardé")];
  const [oldId, keptId] = [randomUUID(), randomUUID()];
  await command(lead, "crm.tag.create", { id: oldId, name: old, hue: 2 });
  await command(lead, "crm.tag.create", { id: keptId, name: kept, hue: 4 });
  await command(rep, "crm.opportunity.edit", { id, changes: { tagIds: { base: [], next: [oldId] } } });
  await rep.goto(`/opportunities/${id}`);
  const tags = rep.getByRole("main");
  await expect(tags.getByText(old).first()).toBeVisible();

  const row = lead
    .getByRole("listitem")
    .filter({ has: lead.getByRole("textbox", { name: `Name of ${old}` }) });
  await expect(row.getByText("1 opportunity")).toBeVisible();
  await lead.getByRole("button", { name: `Delete ${old}` }).click();
  const sheet = lead.getByRole("dialog", { name: `Delete “${old}”` });
  await sheet.getByLabel("Merge into").selectOption({ label: kept });
  await sheet.getByRole("button", { name: "Merge and delete" }).click();
  await expect(row).toHaveCount(0);
  await expect(tags.getByText(kept).first()).toBeVisible();
  await lead.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(row.getByText("1 opportunity")).toBeVisible();
  await expect(lead.getByRole("textbox", { name: `Name of ${kept}` })).toHaveCount(1);
});

/** What an attacker would call a logo. */
const hostileSvg = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40" onload="top.hurt=1">
  <script>top.hurt=1</script><rect width="80" height="40" fill="teal"/></svg>`;

test("a logo is drawn anew before it is sent, and only those signed in are given it", async ({
  open,
  page,
}) => {
  const admin = await open("admin");
  await admin.goto("/settings/company");
  const logo = admin.locator(".se-mark img");
  await expect(logo).toBeVisible();
  const former = (await logo.getAttribute("src")) ?? "";
  await admin.getByLabel("Choose another").setInputFiles({
    ...{ name: "logo.svg", mimeType: "image/svg+xml", buffer: Buffer.from(hostileSvg) },
  });
  await expect(logo).not.toHaveAttribute("src", former);
  const address = (await logo.getAttribute("src")) ?? "";
  const answer = await admin.request.get(address);
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "image/png"]);
  expect(answer.headers()["content-security-policy"]).toContain("sandbox");
  expect((await answer.body()).subarray(1, 4).toString()).toBe("PNG");
  expect(await admin.evaluate(() => "hurt" in window)).toBe(false);
  expect((await page.request.get(address)).status()).toBe(404);
  await admin.getByRole("button", { name: "Take it away" }).click();
  await expect(logo).toHaveCount(0);
});

test("a currency with amounts in it stays, and the page says why and what to do", async ({ open }) => {
  const admin = await open("admin");
  await admin.goto("/settings/company");
  await expect(admin.getByText(/Cordée converts nothing, so the currency stays/)).toBeVisible();
  const fiscal = admin.getByLabel("Fiscal year begins in");
  await fiscal.selectOption({ label: "April" });
  await admin.reload();
  await expect(fiscal).toHaveValue("4");
  await fiscal.selectOption({ label: "January" });
});

async function addStage(page: Page, name: string): Promise<void> {
  await page.goto("/settings/stages");
  await page.getByRole("button", { name: "Add a stage" }).click();
  const sheet = page.getByRole("dialog", { name: "New stage" });
  await sheet.getByLabel("Name").fill(name);
  await sheet.getByLabel("Probability").fill("42,5");
  await sheet.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("button", { name: `Change ${name}` })).toBeVisible();
}

const namesIn = (page: Page): Promise<string[]> =>
  page.getByRole("list", { name: "Order of the stages" }).getByRole("listitem").locator(".m").allInnerTexts();

test("a stage is added, moved by the keyboard, and deleted; colleagues see each step", async ({ open }) => {
  const lead = await open("lead");
  const name = unique("Visite");
  await addStage(lead, name);
  const rep = await open("rep");
  await rep.goto("/settings/stages");
  await expect(rep.getByText("42.5%")).toBeVisible();
  const before = await namesIn(lead);
  expect(before.at(-1)).toBe(name);

  await lead.getByRole("button", { name: `Move ${name}.` }).press("ArrowUp");
  await expect.poll(() => namesIn(lead)).toEqual([...before.slice(0, -2), name, ...before.slice(-2, -1)]);
  await expect.poll(() => namesIn(rep)).toEqual([...before.slice(0, -2), name, ...before.slice(-2, -1)]);

  await lead.getByRole("button", { name: `Change ${name}` }).click();
  await lead.getByRole("dialog", { name }).getByRole("button", { name: "Delete the stage" }).click();
  await lead
    .getByRole("dialog", { name: `Delete “${name}”` })
    .getByRole("button", { name: "Delete" })
    .click();
  await expect(lead.getByRole("button", { name: `Change ${name}` })).toHaveCount(0);
  await expect(rep.getByText(name)).toHaveCount(0);
});

test("a stage is dragged to its place by its handle", async ({ open }) => {
  const lead = await open("lead");
  const name = unique("Essai");
  await addStage(lead, name);
  const handle = await lead.getByRole("button", { name: `Move ${name}.` }).boundingBox();
  const first = await lead
    .getByRole("list", { name: "Order of the stages" })
    .getByRole("listitem")
    .first()
    .boundingBox();
  if (!handle || !first) throw new Error("The list of stages has no boxes.");
  await lead.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await lead.mouse.down();
  await lead.mouse.move(first.x + 20, first.y + 20, { steps: 5 });
  await lead.mouse.move(first.x + 20, first.y + 4, { steps: 3 });
  await lead.mouse.up();
  await expect.poll(async () => (await namesIn(lead))[0]).toBe(name);
  await lead.getByRole("button", { name: `Change ${name}` }).click();
  await lead.getByRole("dialog", { name }).getByRole("button", { name: "Delete the stage" }).click();
  await lead
    .getByRole("dialog", { name: `Delete “${name}”` })
    .getByRole("button", { name: "Delete" })
    .click();
  await expect(lead.getByRole("button", { name: `Change ${name}` })).toHaveCount(0);
});

test("the last administrator stays one, and is told why", async ({ open }) => {
  const admin = await open("admin");
  await admin.goto("/settings/people");
  await admin.getByRole("button", { name: "Change Nathalie Girard" }).click();
  await admin.getByRole("dialog").getByLabel("Role").selectOption({ label: "Rep" });
  await expect(admin.getByText("A company needs at least one active administrator.")).toBeVisible();
  await expect(admin.getByRole("dialog").getByLabel("Role")).toHaveValue("admin");
});

test("who may not change the set-up sees it, and why", async ({ open }) => {
  const rep = await open("rep");
  await rep.goto("/settings/stages");
  await expect(rep.getByText("Sales leads and administrators may change it.")).toBeVisible();
  await expect(rep.getByRole("button", { name: "Add a stage" })).toHaveCount(0);
  await rep.goto("/settings/people");
  await expect(rep.getByText("Only administrators may change it.")).toBeVisible();
  await expect(rep.getByRole("button", { name: "Add people" })).toHaveCount(0);
});

test("language and look are the person's own and take effect at once", async ({ open }) => {
  const reader = await open("reader");
  await reader.goto("/settings/profile");
  await reader.getByRole("button", { name: "Français" }).click();
  await expect(reader.getByRole("heading", { level: 1, name: "Profil" })).toBeVisible();
  await reader.getByRole("button", { name: "Sombre" }).click();
  await expect(reader.locator("html")).toHaveAttribute("data-theme", "dark");
  await reader.getByRole("button", { name: "Comme l’appareil" }).click();
  await reader.getByRole("button", { name: "English" }).click();
  await expect(reader.getByRole("heading", { level: 1, name: "Profile" })).toBeVisible();
});
