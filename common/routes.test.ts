import { expect, test } from "vitest";
import { rscOf, shellFor, shells } from "./routes.mjs";

test("every record of a kind opens the one shell of its kind", () => {
  expect(shellFor("/opportunities/0193f1d2-7a10-7c1e-8a52-0c1d2e3f4a5b")).toBe("/opportunities/_");
  expect(shellFor("/partners/0193f1d2-7a10-7c1e-8a52-0c1d2e3f4a5b")).toBe("/partners/_");
});

test("a path that names no page has no shell", () => {
  for (const path of ["/opportunities/12", "/pipeline/", "/settings/..", "/api/health"]) {
    expect(shellFor(path)).toBeUndefined();
  }
});

test("every shell has a payload address of its own", () => {
  expect(new Set(shells.map(rscOf)).size).toBe(shells.length);
});
