import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterAll, describe, expect, test } from "vitest";
import { aWorkbook, zipped } from "@/testing/a-workbook";
import { guessColumns, guessKind } from "./guess-columns";
import { firstRows, guessFormat } from "./guess-format";
import { countryByName, languageByName } from "./place-names";
import { plainDay, plainNumber } from "./values";
import { BadWorkbook } from "./zip-parts";

const folder = mkdtempSync(join(tmpdir(), "cordee-formats-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fileOf = (body: Buffer | string, name = "file.csv"): string => {
  const path = join(folder, name);
  writeFileSync(path, body);
  return path;
};

const table = "Nom;Montant;Date\r\nCafé été;1 234,56;31/12/2026\r\n";
const encoded = [
  ["utf-8", Buffer.from(table)],
  ["utf-8", Buffer.from(`\ufeff${table}`)],
  ["windows-1252", iconv.encode(table, "windows-1252")],
  ["macintosh", iconv.encode(table, "macintosh")],
  ["utf-16le", iconv.encode(table, "utf-16le", { addBOM: true })],
  ["utf-16be", iconv.encode(table, "utf-16be", { addBOM: true })],
  ["utf-16le", iconv.encode(table, "utf-16le")],
] as const;

test.each(encoded)("a file in %s is known as such, and its letters are right", async (encoding, body) => {
  const path = fileOf(body);
  const format = await guessFormat(path, "csv", true);
  expect(format).toMatchObject({ encoding, separator: ";", header: true, days: "dmy", decimal: "," });
  const [header, row] = await firstRows(path, "csv", format, 2);
  expect(header?.cells.map(({ text }) => text)).toEqual(["Nom", "Montant", "Date"]);
  expect(row?.cells[0]?.text).toBe("Café été");
});

test.each([
  [",", "name,amount,when\nPump,1234.56,12/31/2026\n", "mdy", "."],
  ["\t", "name\tamount\twhen\nPump\t1,234.56\t2026-12-31\n", "mdy", "."],
  [";", "sep=;\r\nnom;montant\r\nPompe;12,5\r\n", "dmy", ","],
  ["|", "nom|montant\nPompe|1.234,56\n", "dmy", ","],
])(
  "the separator %j is found, with the order of days and the decimal sign",
  async (separator, text, days, decimal) => {
    const path = fileOf(text);
    expect(await guessFormat(path, "csv", days === "dmy")).toMatchObject({ separator, days, decimal });
  },
);

test("a first row of data is none of names", async () => {
  const format = await guessFormat(fileOf("Pompe;12,50;a@x.test\nVanne;3,00;b@x.test\n"), "csv", true);
  expect(format.header).toBe(false);
});

test.each([
  ["1 234,56 €", ",", "1234.56"],
  ["1\u202f234\u00a0567,8", ",", "1234567.8"],
  ["1.234.567,89", ",", "1234567.89"],
  ["1,234.5", ".", "1234.5"],
  ["CHF 1'200", ".", "1200"],
  ["-3,5", ",", "-3.5"],
  ["1.5", ",", null],
  ["12,34,56", ",", null],
  ["1e9", ".", null],
  ["dix", ",", null],
] as const)("%j is read as a number with the sign %j: %j", (cell, decimal, plain) => {
  expect(plainNumber(cell, decimal)).toBe(plain);
});

test.each([
  ["31/12/2026", "dmy", "2026-12-31"],
  ["12/31/2026", "mdy", "2026-12-31"],
  ["1.2.26", "dmy", "2026-02-01"],
  ["2026-12-31T10:00:00Z", "mdy", "2026-12-31"],
  ["31-12-2026 08:30", "dmy", "2026-12-31"],
  ["demain", "dmy", null],
] as const)("%j is read as a day, %s: %j", (cell, order, day) => {
  expect(plainDay(cell, order)).toBe(day);
});

describe("columns", () => {
  test.each([
    ["opportunity", ["Opportunité", "Client", "Montant HT", "Étape", "Commercial"]],
    ["opportunity", ["Deal Name", "Account Name", "Amount", "Close Date", "Sales Stage"]],
    ["company", ["Raison sociale", "N° SIRET", "Adresse", "Code postal", "Ville"]],
    ["contact", ["First Name", "Last Name", "Job Title", "Email", "Company"]],
    ["contact", ["Prénom", "Nom", "Fonction", "Téléphone"]],
  ] as const)("tell what the file is about: %s", (kind, header) => {
    expect(guessKind(header)).toBe(kind);
    expect(guessColumns(kind, header)).not.toContain(null);
  });

  test("a family name alone is a name, and no field is given twice", () => {
    expect(guessColumns("contact", ["Nom", "Nom", "E-mail"])).toEqual(["name", null, "email"]);
  });
});

test.each([
  ["France", "FR"],
  ["allemagne", "DE"],
  ["Germany", "DE"],
  ["be", "BE"],
  ["Ruritanie", null],
])("%j is the country %j", (cell, country) => expect(countryByName(cell)).toBe(country));

test("languages go by name or code", () => {
  expect([languageByName("Français"), languageByName("en"), languageByName("fr_CH")]).toEqual([
    "fr",
    "en",
    "fr-CH",
  ]);
});

describe("attack 44: a workbook that is none", () => {
  const read = async (body: Buffer) =>
    firstRows(fileOf(body, "book.xlsx"), "xlsx", { encoding: "utf-8", separator: ";", sheet: 0 }, 5);
  const sheet = (body: Buffer) =>
    zipped([
      ["xl/workbook.xml", Buffer.from(`<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>`)],
      [
        "xl/_rels/workbook.xml.rels",
        Buffer.from(`<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>`),
      ],
      ["xl/worksheets/s.xml", body],
    ]);

  test("is refused, whatever it is", async () => {
    await expect(read(Buffer.from("no zip at all"))).rejects.toThrow(BadWorkbook);
    await expect(read(Buffer.alloc(0))).rejects.toThrow(BadWorkbook);
    await expect(read(await zipped([["readme.txt", Buffer.from("hello")]]))).rejects.toThrow(BadWorkbook);
    await expect(read((await aWorkbook([["a"]])).subarray(0, 300))).rejects.toThrow(BadWorkbook);
    await expect(read(await sheet(Buffer.from("<worksheet><row><c><v>1</")))).rejects.toThrow(BadWorkbook);
  });

  test("a bomb is refused before it is unpacked, within two seconds", async () => {
    const bomb = await sheet(Buffer.alloc(60_000_000, " "));
    expect(bomb.length).toBeLessThan(200_000);
    const [started, memory] = [performance.now(), process.memoryUsage().rss];
    await expect(read(bomb)).rejects.toThrow(BadWorkbook);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(process.memoryUsage().rss - memory).toBeLessThan(50_000_000);
  });

  test("entities that grow by naming each other stay words", async () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`;
    await expect(read(await sheet(Buffer.from(laughs)))).rejects.toThrow(BadWorkbook);
  });
});

test("attack 49: columns and cells called like parts of every object stay words", async () => {
  const path = fileOf("__proto__;constructor;toString\n__proto__;constructor;x\n");
  const [header] = await firstRows(path, "csv", { encoding: "utf-8", separator: ";", sheet: 0 }, 1);
  expect(guessColumns("company", header?.cells.map(({ text }) => text) ?? [])).toEqual([null, null, null]);
  expect(countryByName("__proto__")).toBeNull();
});
