import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fromMinor, toMinor, weigh } from "./money";

test("an amount times a percentage is exact to the cent and rounded half up, however large", () => {
  const amount = fc.oneof(
    fc.bigInt({ min: 0n, max: 99_999_999_999_999n }),
    fc.bigInt({ min: 0n, max: 100_000_000_000n }),
    fc.bigInt({ min: 0n, max: 20_000n }),
  );
  void fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 10_000 }), (minor, hundredths) => {
      const exact = (minor * BigInt(hundredths) + 5_000n) / 10_000n;
      expect(weigh(Number(minor), fromMinor(hundredths))).toBe(Number(exact));
    }),
    { numRuns: 2_000 },
  );
  expect(weigh(toMinor("0.01"), "50")).toBe(1);
  expect(weigh(toMinor("0.01"), "49.99")).toBe(0);
});
