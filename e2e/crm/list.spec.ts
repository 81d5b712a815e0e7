import { expect, type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";
import { addOpportunity, command, openBoard } from "./pipeline";

const both = { tag: ["@phone", "@desktop"] };

test("the list shows every opportunity, sorts by its headings, and opens one", async ({ open }) => {
  const page = await open("rep");
  await openBoard(page);
  await page.getByRole("button", { name: "List", exact: true }).click();
  await expect(page).toHaveURL(/view=list/);
  await page.getByRole("columnheader", { name: "Amount" }).getByRole("button").click();
  await expect(page.getByRole("columnheader", { name: "Amount" })).toHaveAttribute("aria-sort", "descending");
  const amounts = (await page.locator(".list-row[data-id] .list-expectedRevenue").allInnerTexts()).map(
    (text) => Number(text.replace(/\D/g, "")),
  );
  expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  const first = page.getByRole("row").nth(1).getByRole("link");
  const name = (await first.textContent()) ?? "";
  await first.click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("lost ones show why, and are restored one or many", both, async ({ open }) => {
  const page = await open("rep");
  await openBoard(page);
  const lost: { readonly name: string }[] = [];
  for (let each = 0; each < 3; each++) {
    const made = await addOpportunity(page, "Nouveau", `Perdue ${Date.now()} ${each}`);
    const input = {
      id: made.id,
      stageId: made.stageId("Nouveau"),
      reasonId: null,
      reasonName: "Trop cher pour eux",
      note: null,
    };
    await command(page, "crm.opportunity.lose", input);
    lost.push(made);
  }
  await page.goto("/pipeline?view=list&status=lost");
  const row = (at: number) => page.getByRole("row").filter({ hasText: lost[at]?.name ?? "" });
  await expect(row(0)).toContainText("Trop cher pour eux");
  for (const at of [0, 1, 2]) await pick(page, row(at), at === 0);
  const bar = page.getByRole("region", { name: "3 selected" });
  await bar.getByRole("button", { name: "Restore" }).click();
  for (const at of [0, 1, 2]) await expect(row(at)).toHaveCount(0);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  for (const at of [0, 1, 2]) await expect(row(at)).toHaveCount(1);
});

/** With a mouse by its tick; with a finger the first by resting on it, the others by a tap. */
async function pick(page: Page, row: Locator, first: boolean) {
  if ((page.viewportSize()?.width ?? 0) >= 700) return row.getByRole("checkbox").click();
  if (!first) return row.tap();
  const box = await row.boundingBox();
  const at = { x: (box?.x ?? 0) + 60, y: (box?.y ?? 0) + 20 };
  await row.dispatchEvent("pointerdown", { pointerType: "touch", clientX: at.x, clientY: at.y });
  await expect(row).toHaveAttribute("aria-selected", "true");
  await row.dispatchEvent("pointerup", { pointerType: "touch" });
}

test("many are changed by one command, seen by a colleague, and brought back by one undo", async ({
  open,
}) => {
  const [page, other] = [await open("lead"), await open("admin")];
  await openBoard(page);
  const mark = `Lot ${Date.now()}`;
  for (let each = 0; each < 3; each++) await addOpportunity(page, "Nouveau", `${mark} ${each}`);
  const list = `/pipeline?view=list&q=${encodeURIComponent(mark)}`;
  await page.goto(list);
  await other.goto(list);
  await expect(page.locator("[data-id]")).toHaveCount(3);
  await expect(other.locator("[data-id]")).toHaveCount(3);
  const sent: string[] = [];
  page.on("request", (request) => request.url().includes("/rpc/crm") && sent.push(request.url()));

  // By keyboard alone: the first row, then all of them.
  await page.locator("[data-row]").first().focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.getByRole("region", { name: "3 selected" }).getByRole("button", { name: "Stage" }).click();
  await page.getByRole("menuitem", { name: "Négociation" }).click();
  await expect(page.locator("[data-id]", { hasText: "Négociation" })).toHaveCount(3);
  await expect(other.locator("[data-id]", { hasText: "Négociation" })).toHaveCount(3);
  expect(sent.map((url) => url.split("/rpc/")[1])).toEqual(["crm.opportunity.bulkEdit"]);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByText("3 opportunities are as before").first()).toBeVisible();
  await expect(other.locator("[data-id]", { hasText: "Nouveau" })).toHaveCount(3);
});

test("groups show their sums and fold; a shared link shows the same list", async ({ open }) => {
  const page = await open("lead");
  await page.goto("/pipeline?view=list&cols=name,team,expectedRevenue:180");
  await page.getByRole("button", { name: "Group", exact: true }).click();
  await page.getByRole("menuitemradio", { name: "By stage" }).click();
  const group = page.locator("[data-group]").first();
  await expect(group).toContainText("weighted");
  await group.getByRole("button").click();
  await expect(group.getByRole("button")).toHaveAttribute("aria-expanded", "false");
  await expect(page).toHaveURL(/group=stage&fold=.*cols=name,team,expectedRevenue:180/);
  await expect(page.getByRole("columnheader", { name: "Team" })).toBeVisible();
  const other = await open("admin");
  await other.goto(page.url());
  await expect(other.locator("[data-group]").first().getByRole("button")).toHaveAttribute(
    "aria-expanded",
    "false",
  );
  await expect(other.getByRole("columnheader", { name: "Team" })).toBeVisible();
});

test("rows are walked and picked with the keyboard", async ({ open }) => {
  const page = await open("rep");
  await page.goto("/pipeline?view=list");
  await page.locator("[data-row]").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByRole("region", { name: "3 selected" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: /selected/ })).toHaveCount(0);
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/opportunities\//);
});

test("the list has no breach of accessibility", both, async ({ open }) => {
  const page = await open("lead");
  await page.goto("/pipeline?view=list&status=open,won,lost");
  await expect(page.getByRole("row").nth(2)).toBeVisible();
  await expectAccessible(page);
});
