import { expect, test } from "vitest";
import { attachmentNamed } from "./disposition";

test.each([
  [
    "opportunités-2026-11-23.csv",
    `filename="opportunites-2026-11-23.csv"; filename*=UTF-8''opportunit%C3%A9s-2026-11-23.csv`,
  ],
  ["a\r\nset-cookie: x=1.csv", `filename="aset-cookie_ x=1.csv"; filename*=UTF-8''aset-cookie_%20x%3D1.csv`],
  ['"; filename="evil.exe', `filename="__ filename=_evil.exe"; filename*=UTF-8''_%3B%20filename%3D_evil.exe`],
  ["photo\u202egnp.exe", `filename="photognp.exe"; filename*=UTF-8''photognp.exe`],
  ["../../etc/passwd", `filename="__.._etc_passwd"; filename*=UTF-8''__.._etc_passwd`],
  ["", `filename="file"; filename*=UTF-8''file`],
  ["\ud800", `filename="file"; filename*=UTF-8''file`],
])("%j is one harmless name in one header (attack 46)", (name, expected) => {
  const header = attachmentNamed(name);
  expect(header).toBe(`attachment; ${expected}`);
  expect(() => new Headers({ "content-disposition": header })).not.toThrow();
});

test("a very long name keeps its ending, whole signs only", () => {
  const header = attachmentNamed(`${"😀".repeat(300)}.pdf`);
  expect(header).toMatch(/\.pdf$/);
  expect(header).not.toContain("%EF%BF%BD");
});
