import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { prisma, sql } from "@/server/core/db";
import { importFolder } from "./import-folder";
import type { Report } from "./report";

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "cordee-import-"));
  await sql(
    `TRUNCATE company, person, sales_team, membership, partner, external_id, stage, tag, lost_reason, opportunity,
     timeline_entry, change_log, mutation CASCADE`,
  );
  write("teams.csv", "name\nEurope\nAsie\n");
  write("stages.csv", "name,sequence,is_won\nNew,1,0\nWon,9,1\nQualified,2,0\n");
  write("tags.csv", "name\nProduct\nServices\n");
  write("lost_reasons.csv", "name\nToo expensive\n");
  write(
    "users.csv",
    "key,name,login,team,role\nu1,Ana Novak,Ana@peer.test,Europe,manager\nu2,Boris Silva,boris@peer.test,Asie,salesman\n",
  );
  write(
    "companies.csv",
    "key,name,email,phone,country,city\nc1,Fromagerie Œuvrard,info@oeuvrard.test,+33 4 76,FR,Grenoble\n",
  );
  write("contacts.csv", "key,name,email,phone,company\np1,Nils Costa,nils@oeuvrard.test,,c1\n");
  write("leads.csv", leads(open, won, lost));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const columns =
  "key,name,company,contact_name,email,phone,user,team,stage,won,lost,lost_reason,expected_revenue,recurring_revenue,recurring_plan,priority,source,tags,created,closed,expected_close,description";
const open = `l1,Cold room,c1,Nils Costa,nils@oeuvrard.test,+33 6,u1,Europe,New,0,0,,7344.0,204.14,Monthly,2,Website,Product;Services,2026-04-18,,2026-07-09,"First line\nsecond"`;
const won = "l2,Heat pump,c1,,,,u2,Asie,Won,1,0,,100.5,0,,0,,,2026-01-02,2026-03-04,,";
const lost =
  "l3,Freezer,,,,,u2,Asie,Qualified,0,1,Too expensive,1,0,Over 3 years,3,,,2026-01-02,2026-02-03,,";
const leads = (...rows: string[]) => [columns, ...rows, ""].join("\n");

const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
const run = (dryRun = false): Promise<Report> =>
  importFolder({ folder, dryRun, onProblem: () => undefined, onProgress: () => undefined });
const counts = (report: Report, file: string) => {
  const found = report.files.find((entry) => entry.file === file);
  return found && [found.created, found.updated, found.unchanged, found.skipped];
};
const problems = (report: Report) =>
  report.problems.map(({ file, line, problem }) => `${file}:${line}: ${problem}`);
const opportunityOf = (name: string) =>
  prisma.opportunity.findFirstOrThrow({
    where: { name },
    include: { stage: true, team: true, owner: true, customer: true, lostReason: true },
  });

describe("an import into an empty database", () => {
  it("keeps every column of an open opportunity", async () => {
    expect(problems(await run())).toEqual([]);
    const found = await opportunityOf("Cold room");
    expect(found).toMatchObject({
      status: "open",
      contactName: "Nils Costa",
      email: "nils@oeuvrard.test",
      phone: "+33 6",
    });
    expect(found).toMatchObject({ recurringPlan: "monthly", priority: 2, description: "First line\nsecond" });
    expect([found.stage.name, found.team?.name, found.owner?.name, found.customer?.name]).toEqual([
      ...["New", "Europe", "Ana Novak", "Fromagerie Œuvrard"],
    ]);
    expect([String(found.expectedRevenue), String(found.recurringRevenue)]).toEqual(["7344", "204.14"]);
    expect(found.expectedCloseOn?.toISOString().slice(0, 10)).toBe("2026-07-09");
    expect(found.createdAt.toISOString().slice(0, 10)).toBe("2026-04-18");
    expect(found.tagIds).toHaveLength(2);
    expect(found.searchText).toContain("fromagerie oeuvrard");
  });

  it("wins and loses as the file says, with day and reason", async () => {
    await run();
    const gained = await opportunityOf("Heat pump");
    expect([gained.status, gained.stage.isWon, gained.closedAt?.toISOString().slice(0, 10)]).toEqual([
      "won",
      true,
      "2026-03-04",
    ]);
    const gone = await opportunityOf("Freezer");
    expect([gone.status, gone.stage.name, gone.lostReason?.name]).toEqual([
      "lost",
      "Qualified",
      "Too expensive",
    ]);
  });

  it("puts stages in their sequence and spreads their chances", async () => {
    await run();
    const stages = await sql<{ name: string; probability: string }>(
      "SELECT name, probability FROM stage ORDER BY position",
    );
    expect(stages.map((stage) => stage.name)).toEqual(["New", "Qualified", "Won"]);
    expect(stages.map((stage) => Number(stage.probability))).toEqual([25, 50, 100]);
  });

  it("makes managers leaders of their team, salesmen members, and nobody able to sign in", async () => {
    await run();
    const people = await prisma.person.findMany({
      include: { memberships: true, accounts: true },
      orderBy: { name: "asc" },
    });
    expect(
      people.map((p) => [p.email, p.role, p.scope, p.memberships[0]?.leader, p.accounts.length]),
    ).toEqual([
      ["ana@peer.test", "lead", "team", true, 0],
      ["boris@peer.test", "rep", "team", false, 0],
    ]);
  });

  it("announces every record to those who may see it, one tick each", async () => {
    await run();
    const log = await sql<{ entity: string; op: string; audience: string[] }>(
      "SELECT entity, op, audience_after AS audience FROM change_log ORDER BY seq",
    );
    const records = 2 + 3 + 2 + 1 + 2 + 1 + 1 + 3;
    expect(log).toHaveLength(records);
    const found = await opportunityOf("Cold room");
    expect(log.find((row) => row.audience.includes(`person:${found.ownerId}`))).toMatchObject({
      entity: "crm.opportunity",
      op: "created",
      audience: ["all", `team:${found.teamId}`, `person:${found.ownerId}`],
    });
  });

  it("says what it has no place for yet", async () => {
    write("events.csv", "key,name\ne1,Demo\ne2,Demo\n");
    const report = await run();
    expect(report.notKept).toEqual([
      "1 sources of opportunities (leads.csv)",
      "2 calendar events (events.csv)",
    ]);
  });

  it("writes nothing in a dry run, and reports the same", async () => {
    const dry = await run(true);
    expect(await prisma.opportunity.count()).toBe(0);
    expect(await prisma.person.count()).toBe(0);
    expect(await sql("SELECT 1 FROM mutation")).toEqual([]);
    expect((await run()).files).toEqual(dry.files);
  });
});

describe("a second import", () => {
  it("of the same files changes nothing", async () => {
    await run();
    const before = await sql("SELECT seq FROM clock");
    const second = await run();
    for (const { file } of second.files) expect(counts(second, file)?.slice(0, 2)).toEqual([0, 0]);
    expect(await sql("SELECT seq FROM clock")).toEqual(before);
  });

  it("leaves what people changed meanwhile, unless the file's row changed too", async () => {
    await run();
    await prisma.opportunity.updateMany({ where: { name: "Cold room" }, data: { priority: 0 } });
    await run();
    expect((await opportunityOf("Cold room")).priority).toBe(0);
  });

  it("writes a changed row with its history, and nothing else", async () => {
    await run();
    write("leads.csv", leads(open.replace("7344.0", "8000"), won, lost));
    expect(counts(await run(), "leads.csv")).toEqual([0, 1, 2, 0]);
    const found = await opportunityOf("Cold room");
    expect([String(found.expectedRevenue), found.version]).toEqual(["8000", 2]);
    const entries = await prisma.timelineEntry.findMany({
      where: { recordId: found.id },
      orderBy: { seq: "asc" },
    });
    expect(entries.map(({ kind, changes }) => [kind, changes])).toEqual([
      ["created", []],
      ["changed", [{ field: "expectedRevenue", before: "7344.00", after: "8000.00" }]],
    ]);
  });

  it("wins what the file now calls won", async () => {
    await run();
    write(
      "leads.csv",
      leads(open.replace("New,0", "Won,1").replace("2026-04-18,,", "2026-04-18,2026-05-01,"), won, lost),
    );
    expect(counts(await run(), "leads.csv")).toEqual([0, 1, 2, 0]);
    expect(await opportunityOf("Cold room")).toMatchObject({ status: "won", stage: { name: "Won" } });
  });

  it("does not bring back what was deleted here", async () => {
    await run();
    await prisma.opportunity.updateMany({ where: { name: "Cold room" }, data: { deletedAt: new Date() } });
    write("leads.csv", leads(open.replace("7344.0", "8000"), won, lost));
    expect(counts(await run(), "leads.csv")).toEqual([0, 0, 3, 0]);
    expect((await opportunityOf("Cold room")).deletedAt).not.toBeNull();
  });
});

describe("an import into a database in use", () => {
  it("finds stages, teams, tags and reasons by name and people by e-mail", async () => {
    await prisma.salesTeam.create({ data: { name: "EUROPE" } });
    await prisma.stage.create({ data: { name: "won", position: "a5", isWon: true } });
    await prisma.person.create({
      data: { name: "Ana", email: "ana@peer.test", role: "admin", scope: "all" },
    });
    const report = await run();
    expect(counts(report, "teams.csv")).toEqual([1, 0, 1, 0]);
    expect(counts(report, "stages.csv")).toEqual([2, 0, 1, 0]);
    const ana = await prisma.person.findUniqueOrThrow({
      where: { email: "ana@peer.test" },
      include: { memberships: true },
    });
    expect([ana.role, ana.accessVersion, ana.memberships.length]).toEqual(["admin", 2, 1]);
    const order = await sql<{ name: string }>("SELECT name FROM stage ORDER BY position");
    expect(order.map(({ name }) => name)).toEqual(["New", "Qualified", "won"]);
  });

  it("puts cards below those that stand in the column", async () => {
    await run();
    write("leads.csv", leads(open, won, lost, open.replace("l1,Cold", "l9,Later")));
    await run();
    expect((await opportunityOf("Later room")).position > (await opportunityOf("Cold room")).position).toBe(
      true,
    );
  });
});

describe("a row that makes no sense", () => {
  it("is named by file, line and what to do, and the others are imported", async () => {
    write(
      "users.csv",
      "key,name,login,team,role\nu1,Ana,ana@,Europe,manager\nu2,Boris,boris@peer.test,Nowhere,boss\n",
    );
    write(
      "leads.csv",
      leads(
        open.replace("u1", "u7").replace("New", "Old").replace("7344.0", "-1"),
        won.replace("u2", ""),
        "l4,short",
      ),
    );
    const report = await run();
    expect(problems(report)).toEqual([
      "users.csv:2: login “ana@” is not an e-mail address; correct it or leave it empty",
      "users.csv:3: role “boss” is not known; write one of: manager, salesman, lead, rep, reader",
      "users.csv:3: team “Nowhere” is not known; add it to teams.csv, or correct it",
      "leads.csv:2: stage “Old” is not known; add it to stages.csv, or correct it",
      "leads.csv:2: user “u7” is not known; add it to users.csv, or correct it",
      "leads.csv:2: expected_revenue “-1” is not an amount; write it like 15552.70",
      "leads.csv:5: has 2 columns where the first line has 22; quote cells that hold a comma",
    ]);
    expect(counts(report, "leads.csv")).toEqual([1, 0, 0, 2]);
  });

  it("may be any of the contradictions between won, lost, stage and days", async () => {
    write(
      "leads.csv",
      leads(
        won.replace("Won,1,0", "New,1,0"),
        won.replace("l2", "l4").replace("Won,1,0", "Won,0,0"),
        lost.replace("0,1,Too", "1,1,Too"),
        lost.replace("l3", "l5").replace("2026-02-03", "2025-02-03"),
        lost.replace("l3", "l6").replace("2026-02-03", ""),
        open.replace("New,0,0,", "New,0,0,Too expensive"),
      ),
    );
    expect(problems(await run()).map((text) => text.replace("leads.csv:", ""))).toEqual([
      "2: is won, but its stage does not mean won",
      "3: stands in a won stage, but won is 0",
      "3: closed names a day, but it is neither won nor lost",
      "4: is both won and lost; keep one of the two",
      "5: closed lies before created",
      "6: closed is empty, but it is won or lost; name the day",
      "7: has a lost_reason, but lost is 0",
    ]);
  });

  it("may repeat a key", async () => {
    write("leads.csv", leads(won, won));
    expect(problems(await run())).toEqual([
      "leads.csv:3: key l2 stands already in line 2; keep one of the two",
    ]);
  });

  it("may have a quote that is never closed: what follows is not read, and that is said", async () => {
    write("leads.csv", leads(won, `l8,"never closed`, lost));
    expect(problems(await run())).toEqual([
      "leads.csv:3: a quote opens here and is never closed; nothing from this line on was read",
    ]);
  });

  it("may not be UTF-8", async () => {
    writeFileSync(join(folder, "tags.csv"), Buffer.from("name\nProduct\nQualit\xe9\nServices\n", "latin1"));
    expect(problems(await run())).toContain("tags.csv:3: is not UTF-8; save the file as UTF-8");
  });
});

describe("a file", () => {
  it("may come from a spreadsheet: byte order mark, CRLF, semicolons, quotes, commas in numbers", async () => {
    write(
      "leads.csv",
      '\ufeffkey;name;stage;expected_revenue\r\nl1;"Chambre ""froide""; été";New;"15 552,70"\r\n',
    );
    expect(problems(await run())).toEqual([]);
    const found = await opportunityOf('Chambre "froide"; été');
    expect(String(found.expectedRevenue)).toBe("15552.7");
  });

  it("that lacks a needed column stops the import with the column's name", async () => {
    write("leads.csv", "key,name\nl1,Cold room\n");
    await expect(run()).rejects.toThrow("leads.csv lacks the column stage");
  });

  it("may be missing, but not all of them", async () => {
    rmSync(join(folder, "tags.csv"));
    await expect(run()).resolves.toBeDefined();
    await expect(
      importFolder({
        folder: tmpdir(),
        dryRun: false,
        onProblem: () => undefined,
        onProgress: () => undefined,
      }),
    ).rejects.toThrow("holds none of");
  });
});
