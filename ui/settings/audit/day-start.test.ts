import { expect, test } from "vitest";
import { dayStart } from "./day-start";

test("a day begins at midnight of the person's zone, in summer, in winter and on the days between", () => {
  expect(dayStart("2026-07-01", "Europe/Paris")).toBe("2026-06-30T22:00:00.000Z");
  expect(dayStart("2026-01-15", "Europe/Paris")).toBe("2026-01-14T23:00:00.000Z");
  expect(dayStart("2026-03-29", "Europe/Paris")).toBe("2026-03-28T23:00:00.000Z");
  expect(dayStart("2026-03-29", "Europe/Paris", 1)).toBe("2026-03-29T22:00:00.000Z");
  expect(dayStart("2026-10-25", "America/New_York")).toBe("2026-10-25T04:00:00.000Z");
});
