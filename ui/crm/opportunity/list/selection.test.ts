import { expect, test } from "vitest";
import { nothingSelected, rangeTo, rowFrom, toggled, walked } from "./selection";

const rows = ["~s1", "a", "b", "c", "~s2", "d", "e"];
const picked = ({ ids }: { ids: ReadonlySet<string> }) => [...ids].sort().join("");

test("a press picks a row, another puts it back; a heading is no record", () => {
  const one = toggled(nothingSelected, "b");
  expect(picked(one)).toBe("b");
  expect(picked(toggled(one, "b"))).toBe("");
  expect(picked(toggled(one, "~s2"))).toBe("b");
});

test("with Shift everything from the last pick on is picked, over headings, and what was picked stays", () => {
  const range = rangeTo(toggled(toggled(nothingSelected, "a"), "c"), rows, "d");
  expect(picked(range)).toBe("acd");
  expect(picked(rangeTo(range, rows, "e"))).toBe("acde");
});

test("Shift and arrows grow and shrink the range around its beginning", () => {
  let now = walked(nothingSelected, rows, "b", false);
  for (const row of ["c", "~s2", "d"]) now = walked(now, rows, row, true);
  expect(picked(now)).toBe("bcd");
  for (const row of ["~s2", "c", "b", "a"]) now = walked(now, rows, row, true);
  expect(picked(now)).toBe("ab");
});

test("the focus stops at both ends", () => {
  expect(rowFrom(rows, null, 1)).toBe("~s1");
  expect(rowFrom(rows, "d", 10)).toBe("e");
  expect(rowFrom(rows, "b", -10)).toBe("~s1");
});

test("a card that stands in two groups is one record", () => {
  expect(picked(rangeTo(toggled(nothingSelected, "a t1"), ["a t1", "~t2", "a t2", "b t2"], "b t2"))).toBe(
    "ab",
  );
});
