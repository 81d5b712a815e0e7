import { beforeEach, describe, expect, test } from "vitest";
import { prisma, sql } from "@/server/core/db";
import { aFile, broughtIn, checked, configure, countsOf, frenchCsv, undone } from "@/testing/import-runs";
import { aPerson, as, aTeam, command } from "@/testing/people";
import { aPipeline } from "@/testing/pipeline";
import { until } from "@/testing/until";
import { runImport } from "./run-import";

const team = await aTeam("Équipe Alpes");
const admin = await aPerson({ role: "admin" });
const rep = await aPerson({ role: "rep", teamIds: [team], name: "Zoé Martin", email: "zoe@x.test" });
const { fresh } = await aPipeline();

beforeEach(async () => {
  await sql(
    "TRUNCATE opportunity, partner, external_id, timeline_entry, import_run, import_record, import_problem, tag, lost_reason, notice CASCADE",
  );
});

const header = "Opportunité;Société;Montant HT;Date de clôture;Étape;Commercial;Étiquettes;Source;Téléphone";
const row = `Chambre froide;Fromagerie Œuvrard;1 234,56 €;31/12/2026;${fresh.name};Zoé Martin;Froid, Été;Salon;'+33 4 76`;

describe("undo of a whole import", () => {
  test("leaves nothing behind, and the same file can be brought in again", async () => {
    const run = await broughtIn(admin, await aFile(admin, frenchCsv(header, row)));
    const after = await undone(admin, run.id);
    expect([after.state, after.undone, after.kept]).toEqual(["undone", 4, 0]);
    const left = await Promise.all([
      prisma.opportunity.count(),
      prisma.partner.count(),
      prisma.tag.count(),
      prisma.timelineEntry.count(),
    ]);
    expect(left).toEqual([0, 0, 0, 0]);
    expect(countsOf(await broughtIn(admin, await aFile(admin, frenchCsv(header, row))))).toEqual([
      1, 0, 0, 0,
    ]);
  });

  test("keeps what somebody has worked on since, with what it needs, and says so before and after", async () => {
    const run = await broughtIn(
      admin,
      await aFile(admin, frenchCsv(header, row, row.replace("Chambre", "Cave"))),
    );
    const touched = await prisma.opportunity.findFirstOrThrow({ where: { name: "Cave froide" } });
    await as(rep).crm.opportunity.addNote(command({ id: touched.id, body: "Appelé." }));
    const preview = await as(admin).import.undoPreview({ id: run.id });
    expect([preview.untouched, preview.changedCount, preview.changed[0]?.name]).toEqual([
      4,
      1,
      "Cave froide",
    ]);
    const after = await undone(admin, run.id);
    expect([after.undone, after.kept]).toEqual([1, 4]);
    expect((await prisma.opportunity.findMany()).map(({ name }) => name)).toEqual(["Cave froide"]);
    const kept = await as(admin).import.kept({ id: run.id });
    expect(kept.map(({ name, why }) => [name, why])).toContainEqual(["Cave froide", "changed"]);
    expect(kept.map(({ name, why }) => [name, why])).toContainEqual(["Fromagerie Œuvrard", "used"]);
  });
});

test("attack 10: an id in the file changes nothing that the importing person may not see", async () => {
  const theirs = await aTeam("Ailleurs");
  const secret = await prisma.opportunity.create({
    data: { name: "Secret", stageId: fresh.id, teamId: theirs, position: "a0", searchText: "secret" },
  });
  await prisma.externalId.create({
    data: { source: "csv", entity: "crm.opportunity", key: "k1", recordId: secret.id, digest: "x" },
  });
  const mine = `ID;Nom;Commercial\r\n${secret.id};Volé;Zoé Martin\r\nk1;Volé aussi;Zoé Martin\r\n`;
  const id = await aFile(rep, mine);
  await configure(rep, id, { kind: "opportunity", columns: ["key", "name", "owner"], known: "update" });
  const run = await broughtIn(rep, id);
  expect(countsOf(run)).toEqual([2, 0, 0, 0]);
  expect((await prisma.opportunity.findUniqueOrThrow({ where: { id: secret.id } })).name).toBe("Secret");
  expect((await prisma.externalId.findFirstOrThrow({ where: { key: "k1" } })).recordId).toBe(secret.id);
});

test("nobody brings in what they could not see, nor adds to lists without the right", async () => {
  const id = await aFile(rep, frenchCsv("Opportunité;Équipe;Étiquettes", "Pompe;Ailleurs;", "Vanne;;Neuf"));
  const run = await checked(rep, id);
  expect(run.failed).toBe(2);
  const problems = await as(rep).import.problems({ id });
  expect(problems.map(({ problems: [first] }) => first?.code)).toEqual(["notYours", "mayNotCreate"]);
});

test("a cancelled import stops between two batches and can be undone", async () => {
  const rows = Array.from({ length: 450 }, (_, place) => row.replace("Chambre", `Chambre ${place}`));
  const id = await aFile(admin, frenchCsv(header, ...rows));
  await checked(admin, id);
  await as(admin).import.start(command({ id }));
  const leaving = new AbortController();
  const running = runImport(id, 1, leaving.signal);
  await until(
    async () => (await prisma.importRun.findUniqueOrThrow({ where: { id } })).cursor >= 200,
    10_000,
  );
  leaving.abort();
  await running;
  await as(admin).import.cancel(command({ id }));
  await runImport(id);
  const run = await prisma.importRun.findUniqueOrThrow({ where: { id } });
  expect(run.state).toBe("cancelled");
  expect(await prisma.opportunity.count()).toBe(run.created);
  expect(run.created).toBeLessThan(450);
  await undone(admin, id);
  expect(await prisma.opportunity.count()).toBe(0);
});

test("a person who is deactivated meanwhile brings in nothing more", async () => {
  const gone = await aPerson({ role: "rep", teamIds: [team] });
  const id = await aFile(gone, frenchCsv("Opportunité", "Pompe"));
  await configure(gone, id, { kind: "opportunity", missing: { stage: null, team, owner: null } });
  await checked(gone, id);
  await as(gone).import.start(command({ id }));
  await prisma.person.update({ where: { id: gone.personId }, data: { active: false } });
  await runImport(id);
  expect(await prisma.importRun.findUniqueOrThrow({ where: { id } })).toMatchObject({
    state: "failed",
    failure: "author_gone",
  });
  expect(await prisma.opportunity.count()).toBe(0);
});
