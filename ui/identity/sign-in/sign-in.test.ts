import { expect, test } from "vitest";
import { pageAfterSignIn } from "./sign-in";

test("signing in leads back to the page that was asked for, with its filters", () => {
  expect(pageAfterSignIn("?next=%2Fpipeline%3Fmine%3D1")).toBe("/pipeline?mine=1");
  expect(pageAfterSignIn("?next=%2Fsettings%2Fpeople")).toBe("/settings/people");
});

test("attack 25: whatever is asked for, signing in leads to a page of ours", () => {
  const elsewhere = [
    ...[
      "https://evil.example",
      "//evil.example/pipeline",
      "/\\evil.example",
      "/\t/evil.example/",
      "///evil.example",
    ],
    ...[
      "javascript:alert(1)",
      "data:text/html,x",
      "https://x@evil.example",
      "/@evil.example",
      "/%2f%2fevil.example",
    ],
    ...["//", "https://[", "/pipeline/../../evil.example", "\u0000//evil.example", "pipeline", ""],
  ];
  for (const next of elsewhere) {
    expect([next, pageAfterSignIn(`?next=${encodeURIComponent(next)}`)]).toEqual([next, "/pipeline"]);
  }
  // As written in an address by hand, not encoded.
  expect(pageAfterSignIn("?next=//evil.example&next=/settings")).toBe("/pipeline");
});
