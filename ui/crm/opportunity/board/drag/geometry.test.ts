import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnAt, isOwnPlace, placeAgain, placeAtIndex, placeAtOffset } from "./geometry";

const pitch = 100;
const order = (ids: readonly string[], lifted = "x") => ({ stageId: "s", ids, lifted });

describe("a place in a column", () => {
  test("is between the two cards whose gap is nearest", () => {
    expect(placeAtOffset(order(["a", "b", "c"]), 120, pitch)).toMatchObject({
      afterId: "a",
      beforeId: "b",
      index: 1,
    });
    expect(placeAtOffset(order(["a", "b", "c"]), 160, pitch)).toMatchObject({
      afterId: "b",
      beforeId: "c",
      index: 2,
    });
  });

  test("is at the end below the last card and at the top of an empty column", () => {
    expect(placeAtOffset(order(["a", "b"]), 9_000, pitch)).toMatchObject({
      afterId: "b",
      beforeId: null,
      index: 2,
    });
    expect(placeAtOffset(order([]), 300, pitch)).toMatchObject({
      afterId: null,
      beforeId: null,
      index: 0,
      y: 0,
    });
  });

  test("never names the lifted card as its own neighbour", () => {
    fc.assert(
      fc.property(fc.nat(8), fc.nat(8), fc.nat(1_000), (length, own, offset) => {
        const ids = Array.from({ length: length + 1 }, (_, i) => `c${i}`);
        const lifted = ids[own % ids.length] ?? "";
        const place = placeAtOffset(order(ids, lifted), offset, pitch);
        expect([place.afterId, place.beforeId]).not.toContain(lifted);
        const rest = ids.filter((id) => id !== lifted);
        expect(rest[place.index - 1] ?? null).toBe(place.afterId);
        expect(rest[place.index] ?? null).toBe(place.beforeId);
      }),
    );
  });

  test("by index counts the cards other than the lifted one", () => {
    const ids = ["a", "b", "c", "d"];
    expect(placeAtIndex(order(ids, "b"), 0, pitch)).toMatchObject({ afterId: null, beforeId: "a" });
    expect(placeAtIndex(order(ids, "b"), 1, pitch)).toMatchObject({ afterId: "a", beforeId: "c" });
    expect(placeAtIndex(order(ids, "b"), 2, pitch)).toMatchObject({ afterId: "c", beforeId: "d" });
    expect(placeAtIndex(order(ids, "b"), 9, pitch)).toMatchObject({ afterId: "d", beforeId: null, index: 3 });
  });

  test("follows its neighbours when others move cards meanwhile", () => {
    const chosen = placeAtIndex(order(["a", "b", "c"]), 1, pitch);
    expect(placeAgain(order(["n", "a", "b", "c"]), chosen, pitch)).toMatchObject({
      afterId: "a",
      beforeId: "b",
      index: 2,
    });
    expect(placeAgain(order(["n", "a", "c"]), chosen, pitch)).toMatchObject({
      afterId: "a",
      beforeId: "c",
      index: 2,
    });
    expect(placeAgain(order(["n", "c"]), chosen, pitch)).toMatchObject({
      afterId: "n",
      beforeId: "c",
      index: 1,
    });
  });

  test("is the card's own where its neighbours stay the same", () => {
    const own = order(["a", "b", "c"], "b");
    expect(isOwnPlace(own, placeAtOffset(own, 110, pitch))).toBe(true);
    expect(isOwnPlace(own, placeAtOffset(own, 210, pitch))).toBe(true);
    expect(isOwnPlace(own, placeAtOffset(own, 290, pitch))).toBe(false);
  });
});

test("the column under the pointer follows the board's own scrolling", () => {
  const columns = [
    { left: 0, right: 100, name: "first" },
    { left: 112, right: 212, name: "second" },
  ];
  expect(columnAt(columns, 50, 0)?.name).toBe("first");
  expect(columnAt(columns, 50, 112)?.name).toBe("second");
  expect(columnAt(columns, 105, 0)?.name).toBe("first");
  expect(columnAt(columns, 400, 0)).toBeUndefined();
});
