import { expect, test } from "vitest";
import { formatFor } from "./formatters";

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");
const french = formatFor("fr", "Europe/Paris", "EUR");
const english = formatFor("en", "Europe/Paris", "EUR");

test("money is written as the person's language writes it, with cents only where there are some", () => {
  expect(plain(french.money("48500.00"))).toBe("48 500 €");
  expect(english.money("48500.50")).toBe("€48,500.50");
  expect(english.money(4_850_050)).toBe("€48,500.50");
});

test("an amount beyond what a float holds keeps its last cent", () => {
  expect(english.money("999999999999.99")).toBe("€999,999,999,999.99");
});

test("an instant falls on the day it has in the person's time zone", () => {
  expect(french.dayOf("2026-11-22T23:30:00Z")).toBe("2026-11-23");
  expect(formatFor("fr", "America/Montreal", "EUR").dayOf("2026-11-23T03:00:00Z")).toBe("2026-11-22");
});

test("near days are named and far days are dated", () => {
  const today = english.today();
  expect(english.relativeDay(today)).toBe("today");
  expect(french.relativeDay(today)).toBe("aujourd’hui");
  expect(english.relativeDay("2001-02-03")).toBe("Feb 3, 2001");
});

test("the formatters of one person are made once", () => {
  expect(formatFor("fr", "Europe/Paris", "EUR")).toBe(french);
});
