import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Pace } from "./pace";

let done: string[];
let pace: Pace;

beforeEach(() => {
  vi.useFakeTimers();
  done = [];
  pace = new Pace((work) => work());
});
afterEach(() => void vi.useRealTimers());

const schedule = (name: string) => pace.schedule(() => done.push(name));

it("shows what comes at once where nothing is held", () => {
  schedule("one");
  schedule("two");
  expect(done).toEqual(["one", "two"]);
});

it("gathers twice a second while a card is in the air, from the lift on", () => {
  pace.hold(true);
  schedule("one");
  vi.advanceTimersByTime(499);
  expect(done).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(done).toEqual(["one"]);
  schedule("two");
  vi.advanceTimersByTime(499);
  expect(done).toEqual(["one"]);
  vi.advanceTimersByTime(1);
  expect(done).toEqual(["one", "two"]);
});

it("shows at once what comes after a pause of its own", () => {
  pace.hold(true);
  vi.advanceTimersByTime(700);
  schedule("one");
  expect(done).toEqual(["one"]);
});

it("shows what it has gathered at the drop, once, and what comes after it at once", () => {
  pace.hold(true);
  schedule("one");
  pace.hold(false);
  expect(done).toEqual(["one"]);
  schedule("two");
  vi.advanceTimersByTime(2_000);
  expect(done).toEqual(["one", "two"]);
});
