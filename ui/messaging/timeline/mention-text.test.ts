import { expect, test } from "vitest";
import { mentionAt, toSource, toTyped } from "./mention-text";

const camille = { id: "01890a5d-ac96-774b-bcce-b302099a8057", name: "Camille Roux" };
const cam = { id: "01890a5d-ac96-774b-bcce-b302099a8058", name: "Camille" };
const dash = { id: "01890a5d-ac96-774b-bcce-b302099a8059", name: "Anne-Lise (Nord)" };

test("names typed after an @ are kept by id, and read back as names", () => {
  const typed = "Ask @Camille Roux, @Camille and @Anne-Lise (Nord)!";
  const source = toSource(typed, [cam, camille, dash]);
  expect(source).toBe(`Ask @[${camille.id}], @[${cam.id}] and @[${dash.id}]!`);
  const renamed = (id: string) => (id === cam.id ? "Camille Blanc" : undefined);
  expect(toTyped(source, renamed)).toBe(`Ask @[${camille.id}], @Camille Blanc and @[${dash.id}]!`);
});

test("part of another word is no mention", () => {
  expect(toSource("@Camillette", [cam])).toBe("@Camillette");
  expect(toSource("nothing", [])).toBe("nothing");
});

test("a name is being typed only right after an @ that begins a word", () => {
  expect(mentionAt("Ask @Cam", 8)).toEqual({ from: 4, query: "Cam" });
  expect(mentionAt("@", 1)).toEqual({ from: 0, query: "" });
  expect(mentionAt("Ask @Camille Ro", 15)).toEqual({ from: 4, query: "Camille Ro" });
  expect(mentionAt("ines@refuge", 11)).toBeNull();
  expect(mentionAt("@Cam\nille", 9)).toBeNull();
});
