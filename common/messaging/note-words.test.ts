import { expect, test } from "vitest";
import { mentionOf } from "./note-text";
import { noteWords } from "./note-words";

const camille = "01890a5d-ac96-774b-bcce-b302099a8057";
const nobody = "01890a5d-ac96-774b-bcce-b302099a8058";
const nameOf = (id: string) => (id === camille ? "Camille Roux" : undefined);

test("a note is told by its words alone, on one line", () => {
  const body = `**Urgent**, ${mentionOf(camille)}:\n\n- see [the plan](https://plans.example/7)\n- _call_ ${mentionOf(nobody)}`;
  expect(noteWords(body, nameOf)).toBe("Urgent, @Camille Roux: see the plan call @…");
});

test("of a note of any length its beginning is enough", () => {
  expect(noteWords("a word ".repeat(3_000), nameOf).length).toBeLessThanOrEqual(400);
});
