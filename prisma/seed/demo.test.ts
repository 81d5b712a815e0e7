import { verifyPassword } from "better-auth/crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { searchText } from "@/common/search-text";
import { prisma, sql } from "@/server/core/db";
import { fileStore } from "@/server/core/kept-files";
import { keyOf } from "@/server/messaging/attachment/keys";
import { loadDemo } from "./load-demo";

const now = new Date();
beforeAll(async () => {
  await loadDemo(prisma, now);
});

const logins = ["admin", "lead", "rep", "rep2", "agent", "reader"].map((name) => `${name}@demo.cordee.test`);

describe("the demo company", () => {
  it("lets exactly its six logins in, with the password that is told", async () => {
    const accounts = await prisma.account.findMany({
      where: { password: { not: null } },
      include: { user: true },
    });
    expect(accounts.map(({ user }) => user.email).sort()).toEqual([...logins].sort());
    const [account] = accounts;
    expect(await verifyPassword({ hash: account?.password ?? "", password: "cordee-demo" })).toBe(true);
  });

  it("is loaded only into an empty database", async () => {
    const before = await prisma.opportunity.count();
    expect(await loadDemo(prisma, now)).toContain("was not loaded");
    expect(await prisma.opportunity.count()).toBe(before);
  });

  it("has a lead who leads one team and is a member of another, and two reps in that lead's team", async () => {
    const rows = await sql<{ email: string; leader: boolean; name: string }>(
      `SELECT p.email, m.leader, t.name FROM membership m JOIN person p ON p.id = m.person_id JOIN sales_team t ON t.id = m.team_id`,
    );
    const of = (login: string) => rows.filter((row) => row.email === `${login}@demo.cordee.test`);
    const led = of("lead").find((row) => row.leader)?.name;
    expect(
      of("lead")
        .map((row) => row.leader)
        .sort(),
    ).toEqual([false, true]);
    expect([...of("rep"), ...of("rep2")].map((row) => row.name)).toEqual([led, led]);
  });

  it("keeps the rules of the pipeline: won means a won stage, closed means a day, lost means a reason", async () => {
    expect(
      await sql(
        `SELECT o.name FROM opportunity o JOIN stage s ON s.id = o.stage_id
         WHERE (o.status = 'won') <> s.is_won AND o.status <> 'lost' OR (o.status = 'open') <> (o.closed_at IS NULL)
           OR (o.status = 'lost') <> (o.lost_reason_id IS NOT NULL)`,
      ),
    ).toEqual([]);
  });

  it("tells every story to its end: histories without gaps, in order, never in the future", async () => {
    expect(
      await sql(
        `SELECT o.name FROM opportunity o LEFT JOIN LATERAL (
           SELECT count(*) + count(revised) AS n, max(greatest(seq, revised)) AS top, max(created_at) AS last
           FROM timeline_entry e WHERE e.record_id = o.id
         ) e ON true
         WHERE e.n <> o.timeline_seq OR e.top <> o.timeline_seq OR o.version <> o.timeline_seq OR e.last <> o.touched_at OR e.last > now()`,
      ),
    ).toEqual([]);
    expect(
      await sql(
        `SELECT 1 FROM timeline_entry a JOIN timeline_entry b
           ON b.record_id = a.record_id AND b.seq = coalesce(a.revised, a.seq) + 1
         WHERE b.created_at < a.created_at`,
      ),
    ).toEqual([]);
  });

  it("lets what was won, lost and restored be taken back from the timeline, as if it had been done here", async () => {
    const [found] = await sql<{ closed: number; told: number }>(
      `SELECT count(*)::int AS closed, count(*) FILTER (WHERE changes @> '[{"field": "status"}]')::int AS told
       FROM timeline_entry WHERE kind IN ('won', 'lost', 'restored')`,
    );
    expect(found?.closed).toBeGreaterThan(40);
    expect(found?.told).toBe(found?.closed);
  });

  it("shows each kind of card: rotting, unassigned, without a team, starred, recurring, lost for each reason", async () => {
    const [found] = await sql<Record<string, number>>(
      `SELECT count(*) FILTER (WHERE o.status = 'open' AND o.touched_at < now() - s.rotting_days * interval '1 day')::int AS rotting,
         count(*) FILTER (WHERE o.owner_id IS NULL)::int AS unassigned, count(*) FILTER (WHERE o.team_id IS NULL)::int AS teamless,
         count(*) FILTER (WHERE o.priority = 3)::int AS starred, count(o.recurring_plan)::int AS recurring,
         count(DISTINCT o.lost_reason_id)::int AS reasons, count(*)::int AS all
       FROM opportunity o JOIN stage s ON s.id = o.stage_id`,
    );
    for (const count of Object.values(found ?? {})) expect(count).toBeGreaterThan(0);
    expect(found?.["reasons"]).toBe(await prisma.lostReason.count());
    expect(found?.["all"]).toBeGreaterThan(130);
  });

  it("shows people at work: notices read and unread, an edited note, invitations, devices, an audit log", async () => {
    const [found] = await sql<Record<string, number>>(
      `SELECT count(*) FILTER (WHERE read_at IS NULL)::int AS unread, count(read_at)::int AS read,
         count(DISTINCT kind)::int - 2 AS kinds, (SELECT count(*) FROM note_version)::int AS versions,
         (SELECT count(*) FROM access_link WHERE expires_at > now())::int AS waiting,
         (SELECT count(*) FROM access_link WHERE expires_at <= now())::int AS expired,
         (SELECT count(*) FROM session WHERE expires_at > now())::int AS devices,
         (SELECT count(DISTINCT kind) FROM audit_entry WHERE at <= now())::int - 8 AS audited
       FROM notice`,
    );
    for (const [name, count] of Object.entries(found ?? {})) expect(count, name).toBeGreaterThan(0);
  });

  it("mentions and tells only those who may see what it is about", async () => {
    expect(
      await sql(
        `SELECT p.name, o.name AS of FROM notice n JOIN person p ON p.id = n.person_id
           JOIN opportunity o ON o.id = n.record_ids[1]
         WHERE NOT p.active OR NOT (p.scope = 'all' OR o.owner_id = p.id OR p.scope = 'team' AND
           (o.team_id IS NULL OR EXISTS (SELECT FROM membership m WHERE m.person_id = p.id AND m.team_id = o.team_id)))`,
      ),
    ).toEqual([]);
  });

  it("shows files on an opportunity and on a partner, each a picture and a paper that are really there", async () => {
    const files = await prisma.attachment.findMany({ orderBy: { createdAt: "asc" } });
    expect(files.map(({ entity, type, width }) => [entity, type, width !== null]).toSorted()).toEqual([
      ["crm.opportunity", "application/pdf", false],
      ["crm.opportunity", "image/jpeg", true],
      ["partners.partner", "application/pdf", false],
      ["partners.partner", "image/jpeg", true],
    ]);
    for (const { id, size } of files) {
      const kept = await fileStore.open(keyOf(id, null));
      expect(kept?.size).toBe(size);
      kept?.body.destroy();
    }
  });

  it("is found by the search that everything uses", async () => {
    const row = await prisma.opportunity.findFirstOrThrow({
      where: { customer: { name: { startsWith: "Hôtel Le Grand" } } },
      include: { customer: true },
    });
    expect(row.searchText).toBe(searchText(row.name, row.customer?.name, row.contactName, row.email));
  });
});
