import { describe, expect, test } from "vitest";
import { ColumnWindow } from "./column-window";

const pitch = 100;
const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `c${from + i}`);

function column(start: readonly string[]) {
  let order = start;
  const listeners = new Set<() => void>();
  const shown = new ColumnWindow(
    {
      ids: () => order,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    true,
  );
  shown.setPitch(pitch);
  let renders = 0;
  shown.subscribe(() => renders++);
  shown.resizedTo(500);
  const reorder = (next: readonly string[]) => {
    order = next;
    for (const listener of listeners) listener();
  };
  return { shown, reorder, renders: () => renders };
}

describe("a column of cards", () => {
  test("mounts what is visible and a little more, whatever its length", () => {
    const { shown } = column(ids(0, 10_000));
    expect(shown.get().rows).toEqual(ids(0, 7));
    shown.scrolledTo(5_000 * pitch);
    expect(shown.get()).toMatchObject({ rows: ids(4_998, 5_007), above: 4_998, total: 10_000 });
  });

  test("renders nothing while scrolling inside one card", () => {
    const { shown, renders } = column(ids(0, 100));
    shown.scrolledTo(1_010);
    const before = renders();
    shown.scrolledTo(1_040);
    shown.scrolledTo(1_090);
    expect(renders()).toBe(before);
  });

  test("keeps the first visible card where it is when cards come above it", () => {
    const { shown, reorder } = column(ids(0, 100));
    shown.scrolledTo(2_000);
    reorder(["new1", "new2", ...ids(0, 100)]);
    expect(shown.takeShift()).toBe(2 * pitch);
    expect(shown.takeShift()).toBe(0);
    expect(shown.get().rows).toContain("c20");
  });

  test("keeps the next card where it is when the first visible one is taken away", () => {
    const { shown, reorder } = column(ids(0, 100));
    shown.scrolledTo(2_000);
    reorder(ids(0, 100).filter((id) => id !== "c20"));
    expect(shown.takeShift()).toBe(-pitch);
  });

  test("does not scroll for cards that come below or at the very top", () => {
    const { shown, reorder } = column(ids(0, 100));
    reorder(["new", ...ids(0, 100)]);
    expect(shown.takeShift()).toBe(0);
    shown.scrolledTo(2_000);
    reorder(["new", ...ids(0, 100), "last"]);
    expect(shown.takeShift()).toBe(0);
  });

  test("keeps the lifted card mounted when it scrolls out of sight", () => {
    const { shown } = column(ids(0, 100));
    shown.setLifted("c1");
    expect(shown.get().parked).toBeNull();
    shown.scrolledTo(5_000);
    expect(shown.get()).toMatchObject({ parked: "c1", parkedFirst: true });
    shown.setLifted(null);
    expect(shown.get().parked).toBeNull();
  });

  test("mounts no card while it is far out of sight", () => {
    const { shown } = column(ids(0, 100));
    shown.setNear(false);
    expect(shown.get().rows).toEqual([]);
    expect(shown.get().total).toBe(100);
  });

  test("answers how far to scroll to show a card", () => {
    const { shown } = column(ids(0, 100));
    shown.scrolledTo(1_000);
    expect(shown.offsetFor("c3")).toBe(300);
    expect(shown.offsetFor("c12")).toBeNull();
    expect(shown.offsetFor("c30")).toBe(2_600);
    expect(shown.offsetFor("elsewhere")).toBeNull();
  });
});
