import fc from "fast-check";
import { expect, test } from "vitest";
import { neutralised, restored } from "./neutral";

test.each(["=1+1", "+33 4 76", "-2", "@SUM(A1)", "\tx", "\rx", "'=1", "＝1"])(
  "%j runs nowhere and comes back (attack 45)",
  (cell) => {
    expect(neutralised(cell)).toBe(`'${cell}`);
    expect(restored(neutralised(cell))).toBe(cell);
  },
);

test.each(["", "12", "a=b", "'quoted'", "l’été"])("%j stays as it is", (cell) => {
  expect(neutralised(cell)).toBe(cell);
  expect(restored(cell)).toBe(cell);
});

test("whatever is written comes back as it was, and nothing that is written begins like a formula", () => {
  const cell = fc
    .tuple(
      fc.constantFrom("", "'", "''", "=", "'+", "-", "@", "\t", "\r", "\n"),
      fc.string({ unit: "grapheme" }),
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(cell, (text) => {
      expect(restored(neutralised(text))).toBe(text);
      expect(neutralised(text)).not.toMatch(/^[=+\-@\t\r\n]/);
    }),
    { numRuns: 2_000 },
  );
});
