import { describe, expect, it } from "vitest";
import { prisma, sql } from "@/server/core/db";
import { counts, leads, lost, open, opportunityOf, problems, run, won, write } from "@/testing/import-files";

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
    expect(log.find((row) => row.audience.includes(`owner:${found.ownerId}`))).toMatchObject({
      entity: "crm.opportunity",
      op: "created",
      audience: ["all", `team:${found.teamId}`, `owner:${found.ownerId}`],
    });
  });

  it("says what it has no place for yet", async () => {
    write("events.csv", "key,name\ne1,Demo\ne2,Demo\n");
    const report = await run();
    expect(report.notKept).toEqual(["2 calendar events (events.csv)"]);
  });

  it("keeps where an opportunity came from", async () => {
    await run();
    expect((await opportunityOf("Cold room")).source).toBe("Website");
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
