import { afterEach, expect, test, vi } from "vitest";
import { forgetTraces } from "./traces";

/** As much of a browser's storage as is needed: its keys are its own properties, as there. */
class Kept {
  [key: string]: unknown;
  removeItem(key: string) {
    delete this[key];
  }
}

function device() {
  const local = Object.assign(new Kept(), {
    "cordee.fold.ada.new": "1",
    "cordee.fold.bob.new": "1",
    "cordee.theme": "dark",
  });
  const session = Object.assign(new Kept(), { "cordee.draft/ada/opportunity/1/name": "typed", other: "1" });
  vi.stubGlobal("localStorage", local);
  vi.stubGlobal("sessionStorage", session);
  return { left: () => [Object.keys(local), Object.keys(session)] };
}
afterEach(() => vi.unstubAllGlobals());

test("I16: who signs out leaves no trace; the device's own settings stay", () => {
  const { left } = device();
  forgetTraces(null);
  expect(left()).toEqual([["cordee.theme"], ["other"]]);
});

test("I16: who signs in finds no trace of another person, and all of their own", () => {
  const { left } = device();
  forgetTraces("ada");
  expect(left()).toEqual([
    ["cordee.fold.ada.new", "cordee.theme"],
    ["cordee.draft/ada/opportunity/1/name", "other"],
  ]);
});

test("a browser that keeps nothing has nothing to forget", () => {
  vi.stubGlobal("localStorage", undefined);
  vi.stubGlobal("sessionStorage", undefined);
  expect(() => forgetTraces(null)).not.toThrow();
});
