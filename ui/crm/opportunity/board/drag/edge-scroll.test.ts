import { expect, test } from "vitest";
import { edgeSpeed } from "./edge-scroll";

const board = { left: 0, right: 390, top: 100, bottom: 800 };
const column = { left: 16, right: 336, top: 200, bottom: 780 };
const frame = 1000 / 60;

test("nothing scrolls while the pointer is inside", () => {
  expect(edgeSpeed({ x: 195, y: 480 }, board, column, frame)).toEqual({ x: 0, y: 0 });
});

test("each of the four edges scrolls its own way", () => {
  expect(edgeSpeed({ x: 5, y: 480 }, board, column, frame).x).toBeLessThan(0);
  expect(edgeSpeed({ x: 385, y: 480 }, board, column, frame).x).toBeGreaterThan(0);
  expect(edgeSpeed({ x: 195, y: 205 }, board, column, frame).y).toBeLessThan(0);
  expect(edgeSpeed({ x: 195, y: 775 }, board, column, frame).y).toBeGreaterThan(0);
});

test("deeper is faster, up to a limit, and a long frame scrolls as far as two short ones", () => {
  const at = (x: number, ms = frame) => edgeSpeed({ x, y: 480 }, board, column, ms).x;
  expect(at(380)).toBeGreaterThan(at(350));
  expect(at(900)).toBe(at(390));
  expect(at(380, 2 * frame)).toBeCloseTo(2 * at(380));
});
