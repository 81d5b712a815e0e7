import { expect, test } from "vitest";
import { proposalOf, thingOf } from "./proposal";

function form(said: Record<string, string>, ...files: readonly File[]): FormData {
  const made = new FormData();
  for (const [name, value] of Object.entries(said)) made.set(name, value);
  for (const file of files) made.append("files", file);
  return made;
}

const card = new File(
  ["BEGIN:VCARD\nFN:Hélène Roux\nORG:Refuge du Lac\nTEL:+33612345678\nEMAIL:h@lac.fr\nEND:VCARD"],
  "h.vcf",
  { type: "text/x-vcard" },
);
const photo = new File(["bytes"], "plate.jpg", { type: "image/jpeg" });

test("a contact becomes an opportunity of their company, and the card no file", async () => {
  const thing = await thingOf(form({}, card, photo));
  expect(thing.files.map(({ name }) => name)).toEqual(["plate.jpg"]);
  expect(proposalOf(thing)).toEqual({
    name: "Refuge du Lac",
    customer: "Refuge du Lac",
    email: "h@lac.fr",
    phone: "+33612345678",
    note: "Hélène Roux · Refuge du Lac · +33612345678 · h@lac.fr",
  });
});

test("a text gives its first line as a name, and the address and number in it", async () => {
  const text = "Cold room for March\nCall Paul, 04 76 34 12 08 or paul@refuge.example";
  expect(proposalOf(await thingOf(form({ text })))).toMatchObject({
    name: "Cold room for March",
    email: "paul@refuge.example",
    phone: "04 76 34 12 08",
    note: text,
  });
});

test("a link that stands in the text already is not said twice", async () => {
  const url = "https://example.com/a";
  expect((await thingOf(form({ title: "A", text: `See ${url}`, url }))).text).toBe(`See ${url}`);
  expect((await thingOf(form({ title: "A", url }))).text).toBe(url);
});

test("a card that names nobody stays a file", async () => {
  const empty = new File(["BEGIN:VCARD\nEND:VCARD"], "x.vcf", { type: "text/vcard" });
  expect((await thingOf(form({}, empty))).files).toHaveLength(1);
});
