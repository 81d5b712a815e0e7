import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import type { ListSort } from "@/common/crm/list-terms";
import { searchText } from "@/common/search-text";
import type { ExportedOf } from "@/common/spreadsheet/export-input";
import { restored } from "@/common/spreadsheet/neutral";
import type { Actor } from "@/server/core/context";
import { prisma, sql } from "@/server/core/db";
import { readTable } from "@/server/import/table";
import { aPerson, as, command } from "@/testing/people";
import { anOpportunity, aStage } from "@/testing/pipeline";
import { cookieFor } from "@/testing/session-row";
import { until } from "@/testing/until";
import { unzipped } from "@/testing/unzipped";
import { webServer } from "@/testing/web-server";

const { place } = webServer();
const stageId = await aStage({ name: "Étude" });
const wanted: ExportedOf<"opportunities"> = {
  list: "opportunities",
  columns: ["name"],
  sort: [{ field: "name", descending: false }],
  filter: {
    whose: "all",
    teamId: null,
    statuses: ["open", "won"],
    lostReasonId: null,
    tagIds: [],
    ownerIds: [],
    unassigned: false,
    rotting: false,
    text: "",
  },
  ids: null,
};

async function asked(actor: Actor, of: object = wanted, format: "csv" | "xlsx" = "csv") {
  const id = randomUUID();
  const reply = await as(actor).exports.start(command({ id, format, of: of as ExportedOf<"opportunities"> }));
  const cookie = await cookieFor(actor.personId);
  return { path: `/api/exports/${id}`, cookie, count: reply.result.count };
}
async function file(actor: Actor, of?: object, format?: "csv" | "xlsx") {
  const { path, cookie, count } = await asked(actor, of, format);
  const answer = await fetch(`${place.origin}${path}`, { headers: { cookie } });
  return { answer, body: Buffer.from(await answer.arrayBuffer()), count };
}
async function rows(actor: Actor, of?: object) {
  const { body, count } = await file(actor, of);
  const parsed: string[][] = parse(body, { bom: true, delimiter: ";" });
  expect(parsed.length - 1).toBe(count);
  return parsed.slice(1);
}

async function speaking(locale: string, timeZone: string): Promise<Actor> {
  const actor = await aPerson({ role: "rep", scope: "own" });
  await prisma.person.update({ where: { id: actor.personId }, data: { locale, timeZone } });
  return actor;
}
async function oneOf(actor: Actor, data: object = {}) {
  const id = await anOpportunity({ stageId, ownerId: actor.personId, name: "Ten; pumps" });
  const given = {
    expectedRevenue: "123456789012.05",
    probability: "62.50",
    expectedCloseOn: new Date("2026-12-31"),
  };
  await prisma.opportunity.update({
    where: { id },
    data: { ...given, touchedAt: new Date("2026-11-23T23:30:00Z"), phone: "+33 4 76", ...data },
  });
  return id;
}
const columns = [
  "name",
  "stage",
  "expectedRevenue",
  "weighted",
  "probability",
  "expectedCloseOn",
  "touchedAt",
];

test("a French spreadsheet opens the file as it is: semicolons, comma, days as they are written there", async () => {
  const actor = await speaking("fr", "Europe/Paris");
  await oneOf(actor);
  const { answer, body } = await file(actor, { ...wanted, columns });
  expect(answer.headers.get("content-disposition")).toMatch(/filename="opportunites-\d{4}-\d\d-\d\d\.csv"/);
  expect(body.toString("utf8")).toBe(
    "\ufeffOpportunité;Étape;Montant;Montant pondéré;Probabilité (%);Clôture prévue;Dernier changement\r\n" +
      '"Ten; pumps";Étude;123456789012,05;77160493132,53;62,5;31/12/2026;24/11/2026 00:30\r\n',
  );
});

test("an English one has commas, points and ISO days, in the person's own time zone", async () => {
  const actor = await speaking("en", "America/New_York");
  await oneOf(actor);
  const { body } = await file(actor, { ...wanted, columns });
  expect(body.toString("utf8")).toContain(
    "Ten; pumps,Étude,123456789012.05,77160493132.53,62.5,2026-12-31,2026-11-23 18:30\r\n",
  );
});

test("a workbook has amounts as numbers and days as days", async () => {
  const actor = await speaking("fr", "Europe/Paris");
  await oneOf(actor, { name: "A & B <c>\u0001" });
  const { answer, body } = await file(actor, { ...wanted, columns }, "xlsx");
  expect(answer.headers.get("content-type")).toContain("spreadsheetml.sheet");
  const files = unzipped(body);
  expect(Object.keys(files).toSorted()).toEqual([
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
  ]);
  const sheet = files["xl/worksheets/sheet1.xml"] ?? "";
  expect(sheet).toContain("A &amp; B &lt;c&gt;</t>");
  expect(sheet).toContain('<c r="C2" s="2"><v>123456789012.05</v></c>');
  expect(sheet).toContain('<c r="E2"><v>62.5</v></c>');
  // 31 December 2026, and half past midnight of 24 November.
  expect(sheet).toContain('<c r="F2" s="3"><v>46387</v></c>');
  expect(sheet).toContain('<c r="G2" s="4"><v>46350.020833</v></c>');
});

test("the file has the rows of the screen: its filter, its search and its order", async () => {
  const actor = await aPerson({ role: "rep", scope: "own" });
  const partner = await prisma.partner.create({
    data: {
      form: "company",
      name: "Zénith",
      email: "lyon@x.test",
      searchText: searchText("Zénith", "lyon@x.test"),
    },
  });
  const make = async (name: string, data: object = {}) => {
    const id = await anOpportunity({ stageId, ownerId: actor.personId, name });
    await prisma.opportunity.update({ where: { id }, data });
    return id;
  };
  await make("Éclair", { expectedRevenue: 5, tagIds: [partner.id] });
  await make("eau", { expectedRevenue: 20, customerId: partner.id });
  const foo = await make("Fontaine", { expectedRevenue: 10, status: "lost" });
  const names = async (of: object) => (await rows(actor, { ...wanted, ...of })).map(([name]) => name);
  const sort = (field: ListSort["field"], descending: boolean) => ({ sort: [{ field, descending }] });
  const filtered = (filter: object) => ({ filter: { ...wanted.filter, ...filter } });
  expect(await names({})).toEqual(["eau", "Éclair"]);
  expect(await names(sort("name", true))).toEqual(["Éclair", "eau"]);
  expect(await names(sort("expectedRevenue", true))).toEqual(["eau", "Éclair"]);
  // What has no value stands last either way.
  expect(await names(sort("customer", false))).toEqual(["eau", "Éclair"]);
  expect(await names(sort("customer", true))).toEqual(["eau", "Éclair"]);
  expect(await names(filtered({ text: "zenith" }))).toEqual(["eau"]);
  // The list does not look at addresses.
  expect(await names(filtered({ text: "lyon" }))).toEqual([]);
  expect(await names(filtered({ statuses: ["lost"] }))).toEqual(["Fontaine"]);
  expect(await names(filtered({ tagIds: [partner.id] }))).toEqual(["Éclair"]);
  expect(await names(filtered({ unassigned: true }))).toEqual([]);
  expect(await names(filtered({ ownerIds: [actor.personId] }))).toEqual(["eau", "Éclair"]);
  expect(await names(filtered({ ownerIds: [partner.id] }))).toEqual([]);
  expect(await names({ ids: [foo] })).toEqual([]);
});

test("partners go out with all that is known of them", async () => {
  const actor = await speaking("fr", "Europe/Paris");
  const company = await prisma.partner.create({
    data: { form: "company", name: "Alpage", kinds: ["customer", "reseller"], searchText: "alpage" },
  });
  await prisma.partner.create({
    data: { form: "person", name: "Ana", parentId: company.id, phone: "+33 4 76", searchText: "ana alpage" },
  });
  const found = await rows(actor, { list: "partners", query: "alpage" });
  expect(found.map(([name, form, kinds, parent]) => [name, form, kinds, parent])).toEqual([
    ["Alpage", "Société", "Client, Revendeur", ""],
    ["Ana", "Personne", "", "Alpage"],
  ]);
  expect(found[1]).toContain("'+33 4 76");
});

test.each([
  ["csv", ";"],
  ["xlsx", ""],
] as const)("what goes out as %s comes back in as it was (attack 45)", async (format, separator) => {
  const actor = await speaking("fr", "Europe/Paris");
  await oneOf(actor, { name: '=Ten; "pumps"\nl’été', email: "'@x" });
  const of = { ...wanted, columns: ["name", "phone", "email", "expectedRevenue", "expectedCloseOn"] };
  const folder = await mkdtemp(join(tmpdir(), "cordee-export-"));
  const path = join(folder, `file.${format}`);
  await writeFile(path, (await file(actor, of, format)).body);
  const read: string[][] = [];
  for await (const row of readTable(path, format, {
    encoding: "utf-8",
    separator: separator || ";",
    sheet: 0,
  }))
    read.push(row.cells.map(({ text }) => restored(text)));
  await rm(folder, { recursive: true });
  const [amount, day] =
    format === "csv" ? ["123456789012,05", "31/12/2026"] : ["123456789012.05", "2026-12-31"];
  expect(read[1]).toEqual(['=Ten; "pumps"\nl’été', "+33 4 76", "'@x", amount, day]);
});

const inTransaction = async () =>
  (
    await sql(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query ~ 'exported'
       AND state LIKE 'idle in transaction%'`,
    )
  ).length;

test("whoever goes away or takes nothing holds up neither memory nor the database", async () => {
  const actor = await aPerson({ role: "rep", scope: "own" });
  await sql(
    `INSERT INTO opportunity (id, name, stage_id, position, owner_id, description, updated_at)
     SELECT gen_random_uuid(), 'Pump ' || n, $1, 'a' || n, $2, repeat(md5(n::text), 40), now()
     FROM generate_series(1, 10000) n`,
    [stageId, actor.personId],
  );
  const { path, cookie } = await asked(actor, { ...wanted, columns: ["name", "description"], sort: [] });
  const before = process.memoryUsage().rss;
  const socket = connect(Number(new URL(place.origin).port), "127.0.0.1");
  await once(socket, "connect");
  socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\n\r\n`);
  await until(async () => (await inTransaction()) === 1, 5_000);
  const second = await fetch(`${place.origin}${path}`, { headers: { cookie } });
  expect([second.status, second.headers.get("retry-after")]).toEqual([429, "5"]);
  // The whole file would be 13 MB.
  expect(process.memoryUsage().rss - before).toBeLessThan(12_000_000);
  socket.destroy();
  await until(async () => (await inTransaction()) === 0, 5_000);

  const { body, count } = await file(actor, { ...wanted, columns: ["name"], sort: [] }, "xlsx");
  expect(count).toBe(10_000);
  expect(unzipped(body)["xl/worksheets/sheet1.xml"]).toContain('<c r="A10001" t="inlineStr">');
}, 40_000);
