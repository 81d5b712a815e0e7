import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { CreatePartnerInput } from "@/common/partners/partner";
import { prisma } from "@/server/core/db";
import { transact } from "@/server/core/transact";
import { recordEntry } from "@/server/messaging/timeline/record-entry";
import { aPerson, as, command, refusal } from "@/testing/people";
import { findOrCreateCompany } from "./find-or-create";

const rep = await aPerson({ role: "rep" });
const { partner } = as(rep).partners;
const bad = (field: string, problem: string) => refusal("invalid", { field, problem });

async function aPartner(given: Partial<CreatePartnerInput> = {}): Promise<string> {
  const id = randomUUID();
  await partner.create(command({ id, form: "company", name: "Chartreuse SAS", ...given }));
  return id;
}

test("a new partner keeps what was given and begins its history", async () => {
  const parentId = await aPartner();
  const id = await aPartner({
    form: "person",
    name: "Chloé Dœuff",
    parentId,
    jobTitle: "Achats",
    kinds: ["customer", "reseller"],
  });
  const record = await partner.get({ id });
  expect(record).toMatchObject({
    name: "Chloé Dœuff",
    parentId,
    jobTitle: "Achats",
    kinds: ["customer", "reseller"],
    email: null,
    version: 1,
    timelineSeq: 1,
  });
  const entries = await as(rep).messaging.timeline.list({
    entity: "partners.partner",
    recordId: id,
    after: 0,
  });
  expect(entries).toMatchObject([{ seq: 1, kind: "created", authorId: rep.personId }]);
  expect(await prisma.changeLog.findMany({ where: { recordId: id } })).toMatchObject([
    { op: "created", audienceAfter: ["everyone"] },
  ]);
});

test("a kind named twice is refused", async () => {
  await expect(aPartner({ kinds: ["customer", "customer"] })).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("an id that exists is not overwritten", async () => {
  const id = await aPartner({ name: "First" });
  await expect(aPartner({ id, name: "Second" })).rejects.toMatchObject(bad("id", "taken"));
  expect(await partner.get({ id })).toMatchObject({ name: "First" });
});

test("two who edit different fields at once both keep their value", async () => {
  const id = await aPartner();
  await Promise.all([
    partner.edit(command({ id, changes: { city: { base: null, next: "Annecy" } } })),
    partner.edit(command({ id, changes: { phone: { base: null, next: "+33 4 50 00 00 00" } } })),
  ]);
  expect(await partner.get({ id })).toMatchObject({
    city: "Annecy",
    phone: "+33 4 50 00 00 00",
    version: 3,
    timelineSeq: 3,
  });
});

test("of two who write one field the later one stands, and the history shows what it replaced", async () => {
  const id = await aPartner();
  await partner.edit(command({ id, changes: { city: { base: null, next: "Lyon" } } }));
  await partner.edit(command({ id, changes: { city: { base: null, next: "Grenoble" } } }));
  const entries = await as(rep).messaging.timeline.list({
    entity: "partners.partner",
    recordId: id,
    after: 1,
  });
  expect(entries.map(({ changes }) => changes)).toEqual([
    [{ field: "city", before: null, after: "Lyon" }],
    [{ field: "city", before: "Lyon", after: "Grenoble" }],
  ]);
});

test("an edit that changes nothing leaves no trace", async () => {
  const id = await aPartner({ kinds: ["customer"] });
  await partner.edit(command({ id, changes: { kinds: { base: [], next: ["customer"] } } }));
  expect(await partner.get({ id })).toMatchObject({ version: 1, timelineSeq: 1 });
  expect(await prisma.changeLog.count({ where: { recordId: id } })).toBe(1);
});

test("a parent is a company, exists, and belongs to nobody who belongs to it", async () => {
  const [holding, branch] = [await aPartner({ name: "Holding" }), await aPartner({ name: "Branch" })];
  const person = await aPartner({ form: "person", name: "Paul" });
  const edit = (id: string, next: string) =>
    partner.edit(command({ id, changes: { parentId: { base: null, next } } }));
  await expect(edit(branch, person)).rejects.toMatchObject(bad("parentId", "notCompany"));
  await expect(edit(branch, randomUUID())).rejects.toMatchObject(bad("parentId", "unknown"));
  await expect(edit(branch, branch)).rejects.toMatchObject(bad("parentId", "circle"));
  await edit(branch, holding);
  await expect(edit(holding, branch)).rejects.toMatchObject(bad("parentId", "circle"));
  await expect(aPartner({ parentId: person })).rejects.toMatchObject(bad("parentId", "notCompany"));
});

test("two edits that would close a circle together do not both succeed", async () => {
  const [a, b] = [await aPartner({ name: "A" }), await aPartner({ name: "B" })];
  const edit = (id: string, next: string) =>
    partner.edit(command({ id, changes: { parentId: { base: null, next } } }));
  const both = await Promise.allSettled([edit(a, b), edit(b, a)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("an input error names its field", async () => {
  const id = await aPartner();
  const changes = {
    email: { base: null, next: "nowhere" },
    website: { base: null, next: "javascript:alert(1)" },
    country: { base: null, next: "France" },
  };
  const failed = await partner.edit(command({ id, changes })).catch((error: unknown) => error);
  const { issues } = (failed as { cause: { issues: { path: string[]; message: string }[] } }).cause;
  expect(issues.map(({ path, message }) => [path[2], message]).toSorted()).toEqual([
    ["country", "country"],
    ["email", "email"],
    ["website", "website"],
  ]);
  expect(await partner.get({ id })).toMatchObject({ email: null, website: null, country: null, version: 1 });
});

test("search ignores accents, case and signs, and follows an edit", async () => {
  const id = await aPartner({ name: "Crémerie de l’Œuf", city: "Évian" });
  const found = async (query: string) => (await partner.list({ query, limit: 10 })).rows.map((row) => row.id);
  expect(await found("oeuf CREMERIE")).toEqual([id]);
  expect(await found("evian crem")).toEqual([id]);
  expect(await found("100%_")).toEqual([]);
  await partner.edit(
    command({
      id,
      changes: {
        name: { base: "Crémerie de l’Œuf", next: "Fromagerie" },
        email: { base: null, next: "bonjour@fromagerie.test" },
      },
    }),
  );
  expect(await found("cremerie")).toEqual([]);
  expect(await found("bonjour@fromagerie")).toEqual([id]);
});

test("pages of the directory hold everyone once, in order, and contacts their company's name", async () => {
  const parentId = await aPartner({ name: "Page" });
  const ids = await Promise.all(
    Array.from({ length: 7 }, (_, index) =>
      aPartner({ form: "person", name: `Contact ${index % 3}`, parentId }),
    ),
  );
  const seen: string[] = [];
  let after: { name: string; id: string } | null = null;
  do {
    const page = await partner.list({ parentId, limit: 3, after });
    expect(page.rows.every(({ parentName }) => parentName === "Page")).toBe(true);
    seen.push(...page.rows.map((row) => row.id));
    after = page.next;
  } while (after);
  expect(seen.toSorted()).toEqual(ids.toSorted());
});

test("a customer typed by name is found whatever its case, else made with its history", async () => {
  const known = await aPartner({ name: "Vercors Froid" });
  const make = (name: string) =>
    transact(rep, { id: randomUUID(), command: "test" }, (ctx) =>
      findOrCreateCompany(ctx, name, recordEntry),
    );
  expect((await make("vercors froid")).result.id).toBe(known);
  const made = (await make("Belledonne Énergie")).result.id;
  expect(await partner.get({ id: made })).toMatchObject({
    form: "company",
    kinds: ["prospect"],
    timelineSeq: 1,
  });
});

test("a reader reads partners and writes none", async () => {
  const id = await aPartner();
  const reader = as(await aPerson({ role: "reader" })).partners.partner;
  expect(await reader.get({ id })).toMatchObject({ id });
  const edit = reader.edit(command({ id, changes: { city: { base: null, next: "Aix" } } }));
  await expect(edit).rejects.toMatchObject(refusal("read_only"));
});
