import { expect, test } from "vitest";
import { contactsIn } from "./vcard";

test("a contact as Android shares it, in quoted printable over broken lines", () => {
  const card = [
    "BEGIN:VCARD",
    "VERSION:2.1",
    "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=89ric;H=C3=A9l=",
    "=C3=A8ne;;;",
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:H=C3=A9l=C3=A8ne =C3=89ric",
    "TEL;CELL;PREF:+33 6 12 34 56 78",
    "TEL;HOME:04 76 00 00 00",
    "EMAIL;HOME:helene@exemple.fr",
    "ORG:Refuge du Lac;Cuisine",
    "END:VCARD",
  ].join("\r\n");
  expect(contactsIn(card)).toEqual([
    {
      name: "Hélène Éric",
      organisation: "Refuge du Lac",
      jobTitle: null,
      email: "helene@exemple.fr",
      phone: "+33 6 12 34 56 78",
    },
  ]);
});

test("a contact as iOS shares it, with groups, escapes and folded lines", () => {
  const card =
    "BEGIN:VCARD\nVERSION:3.0\nN:Martin;Paul;;;\nFN:Paul Martin\nORG:Martin\\, Fils\\; Cie;\nTITLE:Chef\nitem1.EMAIL;type=INTERNET;type=pref:paul@very-\n long.example\nitem2.TEL:0612\nEND:VCARD\n";
  expect(contactsIn(card)).toEqual([
    {
      name: "Paul Martin",
      organisation: "Martin, Fils; Cie",
      jobTitle: "Chef",
      email: "paul@very-long.example",
      phone: "0612",
    },
  ]);
});

test("several contacts are several; what names nobody is none", () => {
  const cards =
    'BEGIN:VCARD\nVERSION:4.0\nFN:A\nTEL;VALUE=uri;TYPE="voice,home":tel:+33-1\nEND:VCARD\nBEGIN:VCARD\nORG:B\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD';
  expect(contactsIn(cards).map(({ name, phone }) => [name, phone])).toEqual([
    ["A", "+33-1"],
    ["B", null],
  ]);
  expect(contactsIn("no card at all")).toEqual([]);
});

test("hostile cards end soon (attack 44)", () => {
  const begun = performance.now();
  contactsIn(`BEGIN:VCARD\nX${";a".repeat(90_000)}\n${'"'.repeat(9_000)}\nN:${"\\;".repeat(10_000)}`);
  expect(performance.now() - begun).toBeLessThan(2_000);
});
