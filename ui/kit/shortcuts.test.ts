import { expect, test } from "vitest";
import { nameOf, shortcutFor } from "./shortcuts";

const plain = { ctrlKey: false, metaKey: false };

test("a key is called as it is pressed, whatever Shift and Caps Lock make of it", () => {
  expect(nameOf({ key: "W", ...plain })).toBe("w");
  expect(nameOf({ key: "?", ...plain })).toBe("?");
  expect(nameOf({ key: "k", ctrlKey: true, metaKey: false })).toBe("mod+k");
  expect(nameOf({ key: "k", ctrlKey: false, metaKey: true })).toBe("mod+k");
});

test("the innermost part that does something with a key gets it; what only explains a key does not", () => {
  const run = () => undefined;
  const inner = { title: "Board", shortcuts: [{ id: "a", keys: ["w"], label: "explains" }] };
  const outer = { title: "Everywhere", shortcuts: [{ id: "b", keys: ["w"], label: "does", run }] };
  expect(shortcutFor("w", [inner, outer])?.id).toBe("b");
  expect(shortcutFor("x", [inner, outer])).toBeUndefined();
});
