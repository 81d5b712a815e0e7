import { randomUUID } from "node:crypto";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { restored } from "@/common/spreadsheet/neutral";
import type { Actor } from "@/server/core/context";
import { prisma } from "@/server/core/db";
import { aPerson, as, command, refusal } from "../people";
import { anOpportunity } from "../pipeline";
import { cookieFor } from "../session-row";
import { unzipped } from "../unzipped";
import { webServer } from "../web-server";
import { aWorld } from "./world";

const world = await aWorld();
const { place } = webServer();

const filter = {
  whose: "all" as const,
  teamId: null,
  statuses: ["open" as const, "won" as const, "lost" as const],
  lostReasonId: null,
  tagIds: [],
  ownerIds: [],
  unassigned: false,
  rotting: false,
  text: "",
};
const opportunities = {
  list: "opportunities" as const,
  columns: ["name" as const, "phone" as const, "expectedRevenue" as const],
  sort: [{ field: "name" as const, descending: false }],
  filter,
  ids: null,
};
type Of = Parameters<ReturnType<typeof as>["exports"]["start"]>[0]["input"]["of"];

async function ticket(actor: Actor, of: Of = opportunities, format: "csv" | "xlsx" = "csv") {
  const id = randomUUID();
  const reply = await as(actor).exports.start(command({ id, format, of }));
  return { id, count: reply.result.count };
}
const fetchFile = async (id: string, actor: Actor | null, init: RequestInit = {}) =>
  fetch(`${place.origin}/api/exports/${id}`, {
    ...init,
    headers: actor ? { cookie: await cookieFor(actor.personId) } : {},
  });
async function rowsFor(actor: Actor, of: Of = opportunities): Promise<string[][]> {
  const answer = await fetchFile((await ticket(actor, of)).id, actor);
  return parse(await answer.text(), { bom: true, delimiter: ";" });
}
const exports = () => prisma.auditEntry.findMany({ where: { kind: "exported" }, orderBy: { at: "asc" } });

test("a file holds what the person may see and nothing else, whatever they ask for (attacks 4, 54)", async () => {
  const ours = await anOpportunity({ stageId: world.open, teamId: world.ours, name: "Ours" });
  const theirs = await anOpportunity({ stageId: world.open, teamId: world.theirs, name: "Theirs" });
  await anOpportunity({ stageId: world.open, teamId: world.ours, name: "Gone", deletedAt: new Date() });
  const names = async (actor: Actor, of?: Of) => (await rowsFor(actor, of)).slice(1).map(([name]) => name);
  expect(await names(world.people.admin)).toEqual(["Ours", "Theirs"]);
  expect(await names(world.people.rep)).toEqual(["Ours"]);
  expect(await names(world.people.rep, { ...opportunities, ids: [theirs, ours] })).toEqual(["Ours"]);
  expect(
    await names(world.people.rep, { ...opportunities, filter: { ...filter, teamId: world.theirs } }),
  ).toEqual([]);
  await expect(ticket(world.people.agent)).rejects.toMatchObject(refusal("no_deals"));
});

test("only administrators take the audit log along", async () => {
  const of = { list: "audit" as const, filter: {} };
  await expect(ticket(world.people.lead, of)).rejects.toMatchObject(refusal("admins_only"));
  const rows = await rowsFor(world.people.admin, of);
  expect(rows[0]?.[0]).toBe("Quand");
  expect(rows.length).toBeGreaterThan(1);
});

test("a file is answered to whoever asked for it, for two minutes, with the rights they have then (attack 54)", async () => {
  const leaver = await aPerson({ role: "rep", teamIds: [world.ours] });
  const { id } = await ticket(leaver);
  expect((await fetchFile(id, null)).status).toBe(401);
  expect((await fetchFile(id, world.people.admin)).status).toBe(404);
  expect((await fetchFile(randomUUID(), leaver)).status).toBe(404);
  expect((await fetchFile(id, leaver, { method: "POST" })).status).toBe(404);
  expect((await fetchFile(id, leaver)).status).toBe(200);

  await prisma.person.update({ where: { id: leaver.personId }, data: { role: "agent" } });
  expect((await fetchFile(id, leaver)).status).toBe(404);
  await prisma.person.update({ where: { id: leaver.personId }, data: { role: "rep", active: false } });
  expect((await fetchFile(id, leaver)).status).toBe(401);

  const old = await ticket(world.people.rep);
  const createdAt = new Date(Date.now() - 121_000);
  await prisma.exportTicket.update({ where: { id: old.id }, data: { createdAt } });
  expect((await fetchFile(old.id, world.people.rep)).status).toBe(404);
});

test("the audit log says who took which list, narrowed to what, and how many rows (attack 54)", async () => {
  const before = (await exports()).length;
  const wanted = { ...opportunities, filter: { ...filter, text: "ours", teamId: world.ours } };
  const { count } = await ticket(world.people.rep, wanted, "xlsx");
  const written = await exports();
  expect(written).toHaveLength(before + 1);
  expect(written.at(-1)).toMatchObject({
    personId: world.people.rep.personId,
    entity: "crm.opportunity",
    details: {
      what: "opportunities",
      format: "XLSX",
      count,
      filters: [
        { field: "search", value: "ours" },
        { field: "team", value: "Ours" },
      ],
    },
  });
});

test("whoever asks twenty times in ten minutes waits, also when asking all at once (attack 54)", async () => {
  const copier = await aPerson({ role: "rep" });
  const asked = await Promise.allSettled(Array.from({ length: 25 }, () => ticket(copier)));
  const refused = asked.filter((one) => one.status === "rejected");
  expect(refused).toHaveLength(5);
  for (const { reason } of refused) expect(reason).toMatchObject(refusal("too_many_exports"));
});

test("cells that a spreadsheet would run are text, and come back as they were (attack 45)", async () => {
  const actor = await aPerson({ role: "rep" });
  const corpus = [
    "=1+1",
    "+33 4 76 11 22 33",
    "-2",
    "@SUM(A1)",
    `=HYPERLINK("http://x.test";"a")`,
    "'=1",
    `a"b;c`,
  ];
  for (const text of corpus) {
    await prisma.opportunity.update({
      where: { id: await anOpportunity({ stageId: world.open, ownerId: actor.personId, name: text }) },
      data: { phone: text },
    });
  }
  const answer = await fetchFile((await ticket(actor)).id, actor);
  const text = await answer.text();
  const rows: string[][] = parse(text, { bom: true, delimiter: ";" });
  for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
  expect(rows.slice(1).map(([name]) => restored(name ?? ""))).toEqual(expect.arrayContaining(corpus));
  expect(rows.slice(1).map(([, phone]) => restored(phone ?? ""))).toEqual(expect.arrayContaining(corpus));

  const book = Buffer.from(
    await (await fetchFile((await ticket(actor, opportunities, "xlsx")).id, actor)).arrayBuffer(),
  );
  const sheet = unzipped(book)["xl/worksheets/sheet1.xml"] ?? "";
  expect(sheet).not.toContain("<f>");
  expect(sheet).toMatch(/t="inlineStr" s="5"><is><t xml:space="preserve">=1\+1</);
});
