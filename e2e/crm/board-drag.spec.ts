import { expect, type Locator } from "@playwright/test";
import { test } from "../fixtures/cordee";
import { finger } from "../fixtures/finger";
import { addOpportunity, card, column, namesIn, openBoard } from "./pipeline";

async function middleOf(item: Locator) {
  const box = await item.boundingBox();
  if (!box) throw new Error("The card is not on screen.");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, top: box.y };
}

test("a mouse drags a card to where the line shows, and the click after it opens nothing", async ({
  open,
}) => {
  const page = await open("rep");
  await openBoard(page);
  const { name } = await addOpportunity(page, "Nouveau");
  const from = await middleOf(card(page, name));
  const second = await middleOf(column(page, "Qualifié").getByRole("listitem").nth(1));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, from.y, { steps: 3 });
  await page.mouse.move(second.x, second.top + 5, { steps: 10 });
  await expect(page.locator(".board-line")).toBeVisible();
  await page.mouse.up();
  await expect.poll(async () => (await namesIn(page, "Qualifié"))[1]).toBe(name);
  await expect(page).toHaveURL(/\/pipeline$/);
});

test("a card thrown faster than the screen draws lands where the pointer let it go", async ({ open }) => {
  const page = await open("rep");
  await openBoard(page);
  const { name } = await addOpportunity(page, "Nouveau");
  const from = await middleOf(card(page, name));
  const to = await middleOf(column(page, "Proposition").getByRole("listitem").nth(1));
  await card(page, name).evaluate(
    (row, [press, release]) => {
      const at = (point: typeof press) => ({
        ...{ bubbles: true, cancelable: true, pointerId: 1, pointerType: "mouse", isPrimary: true },
        ...{ clientX: point.x, clientY: point.y },
      });
      row.firstElementChild?.dispatchEvent(new PointerEvent("pointerdown", at(press)));
      window.dispatchEvent(new PointerEvent("pointerup", at(release)));
    },
    [
      { x: from.x, y: from.y },
      { x: to.x, y: to.top + 5 },
    ] as const,
  );
  await expect.poll(async () => (await namesIn(page, "Proposition"))[1]).toBe(name);
});

test("Escape puts a dragged card back", async ({ open }) => {
  const page = await open("rep");
  await openBoard(page);
  const { name } = await addOpportunity(page, "Nouveau");
  const from = await middleOf(card(page, name));
  const to = await middleOf(column(page, "Proposition").getByRole("listitem").first());
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 10 });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(card(column(page, "Nouveau"), name)).toBeVisible();
  await expect(page.locator("[data-dragging]")).toHaveCount(0);
});

test("the keyboard lifts, moves and drops a card; focus follows it and each step is said", async ({
  open,
}) => {
  const page = await open("rep");
  await openBoard(page);
  const { name } = await addOpportunity(page, "Nouveau");
  const said = page.locator(".board > [role=status]");
  await card(page, name).focus();
  await page.keyboard.press("Space");
  await expect(said).toContainText(`Lifted ${name}. Nouveau, place 1`);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect(said).toContainText("Qualifié, place 2");
  await page.keyboard.press("Space");
  await expect(said).toContainText(`Dropped ${name} in Qualifié, place 2`);
  await expect.poll(async () => (await namesIn(page, "Qualifié"))[1]).toBe(name);
  await expect(card(column(page, "Qualifié"), name)).toBeFocused();
});

test("Escape ends a keyboard move, and arrows browse while nothing is lifted", async ({ open }) => {
  const page = await open("rep");
  await openBoard(page);
  const { name } = await addOpportunity(page, "Nouveau");
  await card(page, name).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  await expect(card(column(page, "Nouveau"), name)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(column(page, "Nouveau").getByRole("listitem").nth(1)).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(column(page, "Qualifié").getByRole("listitem").nth(1)).toBeFocused();
});

test("a finger that rests lifts a card and drags it into the next column by the edge", {
  tag: "@phone",
}, async ({ open }) => {
  const page = await open("rep");
  await openBoard(page);
  const { name } = await addOpportunity(page, "Nouveau");
  const from = await middleOf(card(page, name));
  const touch = await finger(page);
  await touch.down(from.x, from.y);
  await expect(page.locator("[data-dragging]")).toBeAttached();
  await touch.moveTo(384, from.y);
  await expect
    .poll(() => page.locator("[data-dragging]").evaluate((board) => board.scrollLeft))
    .toBeGreaterThan(300);
  await touch.moveTo(200, from.y);
  await touch.up();
  await expect(card(column(page, "Nouveau"), name)).toHaveCount(0);
  await expect(page.locator("[data-dragging]")).toHaveCount(0);
  await expect(page).toHaveURL(/\/pipeline$/);
});

test("a swipe scrolls and never drags", { tag: "@phone" }, async ({ open }) => {
  const page = await open("rep");
  await openBoard(page);
  const from = await middleOf(column(page, "Nouveau").getByRole("listitem").nth(2));
  const touch = await finger(page);
  await touch.down(from.x, from.y);
  await touch.moveTo(from.x, from.y - 200, 6);
  await expect(page.locator("[data-dragging]")).toHaveCount(0);
  await touch.up();
  await expect
    .poll(() => column(page, "Nouveau").evaluate((list) => list.parentElement?.scrollTop ?? 0))
    .toBeGreaterThan(60);
});
