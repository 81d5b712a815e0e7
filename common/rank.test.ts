import { expect, test } from "vitest";
import { marksIn, rank } from "./rank";
import { searchText } from "./search-text";

const best = (query: string, ...texts: readonly string[]) =>
  texts
    .map((text) => ({ text, score: rank(searchText(text), searchText(query)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ text }) => text);

test("accents and case are ignored, and every word must be found", () => {
  expect(best("elec", "Électricité de Savoie", "Menuiserie")).toEqual(["Électricité de Savoie"]);
  expect(best("savoie ELEC", "Électricité de Savoie", "Savoie Bois")).toEqual(["Électricité de Savoie"]);
});

test("beginnings come before middles, whole words before both, and missing letters last", () => {
  expect(best("pont", "Dupont", "Pontoise", "Le Pont", "Point à traiter")).toEqual([
    "Pontoise",
    "Le Pont",
    "Dupont",
    "Point à traiter",
  ]);
  expect(best("grnble", "Grenoble", "Gap")).toEqual(["Grenoble"]);
});

test("what was found is marked in the text as it is written", () => {
  const text = "Coopérative œuvre";
  expect(marksIn(text, "oper oeu").map(([from, to]) => text.slice(from, to))).toEqual(["opér", "œu"]);
});
