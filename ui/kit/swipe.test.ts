import { expect, test } from "vitest";
import { isDrawn, wish } from "./swipe";

test("a finger that goes up or down scrolls, however crooked", () => {
  expect(wish(-4, 3, 0)).toBe("unknown");
  expect(wish(-12, 30, 0)).toBe("other");
  expect(wish(-20, 18, 0)).toBe("other");
  expect(wish(-20, 6, 0)).toBe("row");
});

test("to the right a row goes only to come back", () => {
  expect(wish(30, 2, 0)).toBe("other");
  expect(wish(30, 2, -216)).toBe("row");
});

test("it stays aside when drawn half way or thrown, and not when thrown back", () => {
  expect(isDrawn({ at: -60, speed: -0.1 }, 216)).toBe(false);
  expect(isDrawn({ at: -120, speed: -0.1 }, 216)).toBe(true);
  expect(isDrawn({ at: -60, speed: -0.8 }, 216)).toBe(true);
  expect(isDrawn({ at: -200, speed: 0.8 }, 216)).toBe(false);
});
