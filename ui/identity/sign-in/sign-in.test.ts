import { expect, test } from "vitest";
import { pageAfterSignIn } from "./sign-in";

test("signing in leads back to the page that was asked for, with its filters", () => {
  expect(pageAfterSignIn("?next=%2Fpipeline%3Fmine%3D1")).toBe("/pipeline?mine=1");
  expect(pageAfterSignIn("?next=%2Fsettings%2Fpeople")).toBe("/settings/people");
});

test("a link to another site does not lead there", () => {
  for (const next of [
    "https://evil.example",
    "//evil.example/pipeline",
    "/\\evil.example",
    "javascript:alert(1)",
    "",
  ]) {
    expect(pageAfterSignIn(`?next=${encodeURIComponent(next)}`)).toBe("/pipeline");
  }
});
