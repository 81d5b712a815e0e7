import { expect, test } from "vitest";
import { quietUntil } from "./quiet-hours";

const paris = "Europe/Paris";
const night = { from: 22 * 60, until: 7 * 60 };
const at = (text: string) => new Date(text);

test("a night is quiet on both sides of midnight, and ends in the morning", () => {
  expect(quietUntil(at("2026-11-03T21:30:10Z"), night, paris)).toEqual(at("2026-11-04T06:00:00Z"));
  expect(quietUntil(at("2026-11-04T05:59:59Z"), night, paris)).toEqual(at("2026-11-04T06:00:00Z"));
});

test("it is not quiet before it begins, from the minute it ends, and where nobody wants it", () => {
  expect(quietUntil(at("2026-11-03T20:59:59Z"), night, paris)).toBeNull();
  expect(quietUntil(at("2026-11-04T06:00:00Z"), night, paris)).toBeNull();
  expect(quietUntil(at("2026-11-03T23:00:00Z"), null, paris)).toBeNull();
});

test("an hour in the middle of the day is quiet in the zone of the person and not in another", () => {
  const noon = { from: 12 * 60, until: 13 * 60 };
  expect(quietUntil(at("2026-07-01T10:15:00Z"), noon, paris)).toEqual(at("2026-07-01T11:00:00Z"));
  expect(quietUntil(at("2026-07-01T10:15:00Z"), noon, "Asia/Tokyo")).toBeNull();
});

test("seven o'clock stays seven o'clock in the nights when clocks are put forward or back", () => {
  expect(quietUntil(at("2026-03-28T22:00:00Z"), night, paris)).toEqual(at("2026-03-29T05:00:00Z"));
  expect(quietUntil(at("2026-10-24T21:00:00Z"), night, paris)).toEqual(at("2026-10-25T06:00:00Z"));
});

test("an end that no clock shows in that night comes within the hour that is left out", () => {
  const short = { from: 22 * 60, until: 2 * 60 + 30 };
  const end = quietUntil(at("2026-03-28T22:00:00Z"), short, paris);
  expect(Math.abs((end?.getTime() ?? 0) - at("2026-03-29T01:00:00Z").getTime())).toBeLessThanOrEqual(
    3_600_000,
  );
});
