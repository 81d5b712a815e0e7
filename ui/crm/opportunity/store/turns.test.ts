import { expect, test } from "vitest";
import { Turns } from "./turns";

function aBoard() {
  const told: string[] = [];
  const frames: (() => void)[] = [];
  const rests: (() => void)[] = [];
  const turns = new Turns(
    (topic) => told.push(topic),
    (work) => frames.push(work),
    (work) => rests.push(work),
  );
  return { told, turns, frame: () => frames.shift()?.(), rest: () => rests.shift()?.() };
}

test("one column is told per turn, in the order of their changes, and each once", () => {
  const { told, turns, frame, rest } = aBoard();
  turns.add(["column/a", "totals/a", "column/b"]);
  turns.add(["column/a"]);
  expect(told).toEqual([]);
  frame();
  expect(told).toEqual(["column/a", "totals/a"]);
  frame();
  expect(told, "before the rest is over").toHaveLength(2);
  rest();
  frame();
  expect(told).toEqual(["column/a", "totals/a", "column/b"]);
  rest();
  frame();
  expect(told).toHaveLength(3);
});

test("a drop tells all that waits at once", () => {
  const { told, turns, frame } = aBoard();
  turns.add(["column/a", "column/b"]);
  turns.release();
  expect(told).toEqual(["column/a", "column/b"]);
  frame();
  expect(told).toHaveLength(2);
});
