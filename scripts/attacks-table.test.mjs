import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { root } from "./places.mjs";

const text = readFileSync(path.join(root, "docs/attacks.md"), "utf8");
const [table, rest] = [text.slice(0, text.indexOf("Not yet")), text.slice(text.indexOf("Not yet"))];

/** "1–3, 7" → 1, 2, 3, 7 */
function numbersIn(words) {
  return [...words.matchAll(/(\d+)(?:–(\d+))?/g)].flatMap(([, from, to = from]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, more) => Number(from) + more),
  );
}

test("every file that the table of attacks cites is there", () => {
  const rows = [...table.matchAll(/^\| ([\d–, ]+) \|.*\| (.+) \|$/gm)];
  expect(rows.length).toBeGreaterThan(20);
  for (const [, , cited] of rows) {
    for (const [, file] of cited.matchAll(/`([^`]+)`/g))
      expect([file, existsSync(path.join(root, file))]).toEqual([file, true]);
  }
});

test("every attack is either tried or said to have nothing to attack yet", () => {
  const tried = [...table.matchAll(/^\| ([\d–, ]+) \|/gm)].flatMap(([, numbers]) => numbersIn(numbers));
  const all = [...new Set(tried), ...numbersIn(rest)].toSorted((a, b) => a - b);
  expect(all).toEqual(Array.from({ length: 55 }, (_, index) => index + 1));
});
