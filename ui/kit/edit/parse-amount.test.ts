import { expect, test } from "vitest";
import { parseAmount, typedAmount } from "./parse-amount";

test("an amount is read as a French speaker types it", () => {
  expect(parseAmount("48 500,50 €", "fr")).toBe("48500.5");
  expect(parseAmount("48\u202f500", "fr")).toBe("48500");
  expect(parseAmount("48.500", "fr")).toBe("48500");
  expect(parseAmount("1.234.567,89", "fr")).toBe("1234567.89");
});

test("an amount is read as an English speaker types it", () => {
  expect(parseAmount("€48,500.50", "en")).toBe("48500.5");
  expect(parseAmount("48,500", "en")).toBe("48500");
  expect(parseAmount("48.5", "en")).toBe("48.5");
  expect(parseAmount("0048", "en")).toBe("48");
});

test("k stands for thousands", () => {
  expect(parseAmount("48.5k", "en")).toBe("48500");
  expect(parseAmount("48,5 k", "fr")).toBe("48500");
});

test("what is no number is refused rather than guessed", () => {
  for (const typed of ["48,5oo", "abc", "", "1,2,3.4.5", "-5", "1e6"]) {
    expect(parseAmount(typed, "en")).toBeNull();
  }
});

test("a decimal comma in English and a decimal point in French are understood", () => {
  expect(parseAmount("48,5", "en")).toBe("48.5");
  expect(parseAmount("48.5", "fr")).toBe("48.5");
  expect(parseAmount("62,50 %", "fr")).toBe("62.5");
});

test("an amount is shown for typing as it is typed", () => {
  expect(typedAmount("48500.00", "fr")).toBe("48500");
  expect(typedAmount("48500.50", "fr")).toBe("48500,50");
  expect(typedAmount("48500.50", "en")).toBe("48500.50");
});
