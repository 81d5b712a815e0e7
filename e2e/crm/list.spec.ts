import { expect } from "@playwright/test";
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
  const amounts = (await page.locator(".list-row[data-id] .list-amount").allInnerTexts()).map((text) =>
    Number(text.replace(/\D/g, "")),
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
  await page.getByRole("button", { name: `Restore ${lost[0]?.name}` }).click();
  await expect(row(0)).toHaveCount(0);
  for (const { name } of lost.slice(1)) await page.getByLabel(`Select ${name}`).check();
  await page.getByRole("region", { name: "2 selected" }).getByRole("button", { name: "Restore" }).click();
  await expect(row(1)).toHaveCount(0);
  await expect(row(2)).toHaveCount(0);
});

test("the list has no breach of accessibility", both, async ({ open }) => {
  const page = await open("lead");
  await page.goto("/pipeline?view=list&status=open,won,lost");
  await expect(page.getByRole("row").nth(2)).toBeVisible();
  await expectAccessible(page);
});
