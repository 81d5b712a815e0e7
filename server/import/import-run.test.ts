import { beforeEach, describe, expect, test } from "vitest";
import { prisma, sql } from "@/server/core/db";
import { aWorkbook } from "@/testing/a-workbook";
import {
  aFile,
  broughtIn,
  checked,
  configure,
  countsOf,
  frenchCsv,
  settingsOf,
  undone,
} from "@/testing/import-runs";
import { aPerson, as, aTeam } from "@/testing/people";
import { aPipeline } from "@/testing/pipeline";

const team = await aTeam("Équipe Alpes");
const admin = await aPerson({ role: "admin" });
const rep = await aPerson({ role: "rep", teamIds: [team], name: "Zoé Martin", email: "zoe@x.test" });
const { fresh, won } = await aPipeline();

beforeEach(async () => {
  await sql(
    "TRUNCATE opportunity, partner, external_id, timeline_entry, import_run, import_record, import_problem, tag, lost_reason, notice CASCADE",
  );
});

const header = "Opportunité;Société;Montant HT;Date de clôture;Étape;Commercial;Étiquettes;Source;Téléphone";
const row = `Chambre froide;Fromagerie Œuvrard;1 234,56 €;31/12/2026;${fresh.name};Zoé Martin;Froid, Été;Salon;'+33 4 76`;

describe("a file of a French Excel", () => {
  test("is read as it was meant, without being told", async () => {
    const id = await aFile(admin, frenchCsv(header, row));
    const { kind, format, columns } = await settingsOf(admin, id);
    expect(kind).toBe("opportunity");
    expect(format).toEqual({
      ...{ encoding: "windows-1252", separator: ";", header: true, days: "dmy", decimal: ",", sheet: 0 },
    });
    expect(columns).toEqual([
      ...[
        "name",
        "company",
        "expectedRevenue",
        "expectedCloseOn",
        "stage",
        "owner",
        "tags",
        "source",
        "phone",
      ],
    ]);
    const { rows } = await as(admin).import.preview({ id });
    expect(rows[0]?.slice(2, 4).map(({ read }) => read)).toEqual(["1234.56", "2026-12-31"]);
  });

  test("goes to the team of who sends it, where that is not chosen otherwise", async () => {
    await broughtIn(rep, await aFile(rep, frenchCsv("Opportunité", "Chambre froide")));
    expect(await prisma.opportunity.findFirstOrThrow()).toMatchObject({ teamId: team });
  });

  test("becomes opportunities with customer, owner, tags and origin; phones keep their plus", async () => {
    const run = await broughtIn(admin, await aFile(admin, frenchCsv(header, row)));
    expect([run.state, ...countsOf(run)]).toEqual(["done", 1, 0, 0, 0]);
    const found = await prisma.opportunity.findFirstOrThrow({ include: { customer: true } });
    expect(found).toMatchObject({
      name: "Chambre froide",
      ownerId: rep.personId,
      source: "Salon",
      phone: "+33 4 76",
    });
    expect([String(found.expectedRevenue), found.customer?.name]).toEqual(["1234.56", "Fromagerie Œuvrard"]);
    expect(found.expectedCloseOn?.toISOString().slice(0, 10)).toBe("2026-12-31");
    expect((await prisma.tag.findMany()).map(({ name }) => name).toSorted()).toEqual(["Froid", "Été"]);
    const line = await prisma.timelineEntry.findFirstOrThrow({ where: { recordId: found.id } });
    expect([line.kind, line.authorId]).toEqual(["created", admin.personId]);
  });

  test("tells the new owner once, however many there are", async () => {
    const rows = Array.from({ length: 250 }, (_, place) => row.replace("Chambre", `Chambre ${place}`));
    await broughtIn(admin, await aFile(admin, frenchCsv(header, ...rows)));
    const notices = await prisma.notice.findMany({ where: { personId: rep.personId } });
    expect(notices.map(({ kind, recordIds }) => [kind, recordIds.length])).toEqual([["assigned", 250]]);
  });
});

test("a workbook keeps its numbers and days, whatever the format of texts", async () => {
  const book = await aWorkbook([
    ["Nom", "Société", "Montant", "Clôture prévue"],
    ["Pompe", "Alpes Eau", 1234.5, new Date("2026-12-31T00:00:00Z")],
    ["Vanne", null, "1 000,25", "15/01/2027"],
  ]);
  const id = await aFile(admin, book, "affaires.xlsx");
  await configure(admin, id, {
    kind: "opportunity",
    columns: ["name", "company", "expectedRevenue", "expectedCloseOn"],
  });
  await broughtIn(admin, id);
  const found = await prisma.opportunity.findMany({ orderBy: { name: "asc" } });
  expect(
    found.map((one) => [
      one.name,
      String(one.expectedRevenue),
      one.expectedCloseOn?.toISOString().slice(0, 10),
    ]),
  ).toEqual([
    ["Pompe", "1234.5", "2026-12-31"],
    ["Vanne", "1000.25", "2027-01-15"],
  ]);
});

describe("a dry run", () => {
  test("writes nothing, counts what would become of rows, and asks for names that nothing bears", async () => {
    const strange = row
      .replace(fresh.name, "Négociation")
      .replace("Zoé Martin", "Bob Absent")
      .replace("Chambre", "Cave");
    const id = await aFile(admin, frenchCsv(header, row, strange, strange.replace("Cave", "Cuve")));
    const run = await checked(admin, id);
    expect([run.state, run.total, ...countsOf(run)]).toEqual(["checked", 3, 1, 0, 0, 2]);
    expect(run.unknown).toEqual(
      expect.arrayContaining([
        { field: "stage", text: "Négociation", count: 2 },
        { field: "owner", text: "Bob Absent", count: 2 },
        { field: "tags", text: "Froid", count: 3 },
      ]),
    );
    expect(await prisma.opportunity.count()).toBe(0);
    expect(await prisma.partner.count()).toBe(0);
  });

  test("what was chosen for them counts: made, taken for another, left out", async () => {
    const strange = row.replace(fresh.name, "Négociation").replace("Zoé Martin", "Bob Absent");
    const id = await aFile(admin, frenchCsv(header, strange));
    await configure(admin, id, {
      choices: [
        { field: "stage", text: "négociation", to: "create" },
        { field: "owner", text: "Bob Absent", to: { id: rep.personId } },
        { field: "tags", text: "Froid", to: "leave" },
      ],
    });
    await broughtIn(admin, id);
    const found = await prisma.opportunity.findFirstOrThrow({ include: { stage: true } });
    expect([found.stage.name, found.ownerId, found.tagIds.length]).toEqual(["Négociation", rep.personId, 1]);
    expect(found.stage.position < won.position).toBe(true);
    await undone(admin, id);
    expect(await prisma.stage.count({ where: { name: "Négociation" } })).toBe(0);
  });
});

test("the same columns are read again as they were the last time", async () => {
  const lines = ["Libellé bizarre;Combien", "Pompe;12,50"];
  const first = await aFile(admin, frenchCsv(...lines));
  // Another kind has its columns guessed anew.
  await configure(admin, first, { kind: "opportunity" });
  await configure(admin, first, { columns: ["name", "expectedRevenue"] });
  await broughtIn(admin, first);
  const second = await aFile(rep, frenchCsv(...lines, "Vanne;3"));
  expect((await settingsOf(rep, second)).columns).toEqual(["name", "expectedRevenue"]);
  expect((await as(rep).import.preview({ id: second })).remembered).toBe(true);
});

describe("a row that makes no sense", () => {
  test("is kept with its reasons, and the corrected file brings in what was missing", async () => {
    const wrong = "Cave;;beaucoup;32/13/2026;;;;;";
    const run = await broughtIn(admin, await aFile(admin, frenchCsv(header, row, wrong)));
    expect(countsOf(run)).toEqual([1, 0, 0, 1]);
    const [kept] = await as(admin).import.problems({ id: run.id });
    expect(kept).toMatchObject({ row: 3, cells: wrong.split(";") });
    expect(kept?.problems.map(({ field, code, value }) => [field, code, value])).toEqual([
      ["expectedRevenue", "money", "beaucoup"],
      ["expectedCloseOn", "day", "32/13/2026"],
    ]);
    const again = await broughtIn(
      admin,
      await aFile(
        admin,
        frenchCsv(
          `${header};Problème`,
          `${wrong.replace("beaucoup", "12").replace("32/13", "30/12")};est faux`,
        ),
      ),
    );
    expect(countsOf(again)).toEqual([1, 0, 0, 0]);
    expect(await prisma.opportunity.count()).toBe(2);
  });
});

describe("rows that are here already", () => {
  test("are known by what they say, in the file and among files", async () => {
    const run = await broughtIn(admin, await aFile(admin, frenchCsv(header, row, row)));
    expect(countsOf(run)).toEqual([1, 0, 1, 0]);
    const again = await broughtIn(admin, await aFile(admin, frenchCsv(header, row)));
    expect(countsOf(again)).toEqual([0, 0, 1, 0]);
  });

  test("are found by name and customer, and changed only where that was chosen", async () => {
    await broughtIn(admin, await aFile(admin, frenchCsv(header, row)));
    const dearer = frenchCsv(header, row.replace("1 234,56", "2 000"));
    expect(countsOf(await broughtIn(admin, await aFile(admin, dearer)))).toEqual([0, 0, 1, 0]);
    const id = await aFile(admin, frenchCsv(header, row.replace("1 234,56", "3 000")));
    await configure(admin, id, { known: "update" });
    expect(countsOf(await broughtIn(admin, id))).toEqual([0, 1, 0, 0]);
    expect(String((await prisma.opportunity.findFirstOrThrow()).expectedRevenue)).toBe("3000");
    await undone(admin, id);
    expect(String((await prisma.opportunity.findFirstOrThrow()).expectedRevenue)).toBe("1234.56");
  });

  test("companies and contacts too: one company for its many contacts", async () => {
    const people = frenchCsv(
      "Prénom;Nom;Société;E-mail;Pays",
      "Anne;Roux;Alpes Eau;anne@eau.test;France",
      "Paul;Roux;ALPES EAU;paul@eau.test;Belgique",
    );
    const run = await broughtIn(admin, await aFile(admin, people, "contacts.csv"));
    expect(countsOf(run)).toEqual([2, 0, 0, 0]);
    expect(await prisma.partner.count({ where: { form: "company" } })).toBe(1);
    const anne = await prisma.partner.findFirstOrThrow({
      where: { email: "anne@eau.test" },
      include: { parent: true },
    });
    expect([anne.name, anne.parent?.name, anne.country]).toEqual(["Anne Roux", "Alpes Eau", "FR"]);
    await undone(admin, run.id);
    expect(await prisma.partner.count()).toBe(0);
  });
});
