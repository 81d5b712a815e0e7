import { expect, test } from "vitest";
import { fromOurPages } from "./origin";
import { pagePolicy } from "./security-headers";

const from = (headers: Record<string, string>) =>
  fromOurPages({ headers: { host: "crm.example.test", ...headers }, socket: {} as never });

test("a page's policy names its own inline scripts by hash and lets no other inline script run", () => {
  const policy = pagePolicy(
    `<script src="/a.js"></script><script>one()</script><script id="x">two()</script>`,
  );
  const [scripts] = policy.split("; ").filter((part) => part.startsWith("script-src"));
  expect(scripts?.match(/'sha256-[^']+'/g)).toHaveLength(2);
  expect(scripts).not.toContain("unsafe");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
});

test("what another site's page sends is told apart from what ours and programs send", () => {
  expect(from({ origin: "http://crm.example.test" })).toBe(true);
  expect(from({})).toBe(true);
  expect(from({ "sec-fetch-site": "same-origin" })).toBe(true);
  for (const origin of ["https://evil.example", "null", "http://crm.example.test.evil.example"]) {
    expect(from({ origin })).toBe(false);
  }
  expect(from({ "sec-fetch-site": "cross-site" })).toBe(false);
});
