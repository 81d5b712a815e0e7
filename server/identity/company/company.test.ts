import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { aPerson, as, command, refusal } from "@/testing/people";
import { aStage, createInputFor } from "@/testing/pipeline";

const admin = await aPerson({ role: "admin" });
const company = await prisma.company.create({ data: { name: "Refuge" } });

test("the company's name, currency and language change field by field and are announced", async () => {
  await as(admin).identity.company.edit(command({ changes: { currency: "CHF" } }));
  await as(admin).identity.company.edit(command({ changes: { name: "Refuge SA" } }));
  expect(await prisma.company.findFirst()).toMatchObject({ name: "Refuge SA", currency: "CHF", version: 3 });
  expect(await prisma.changeLog.count({ where: { recordId: company.id, entity: "identity.company" } })).toBe(
    2,
  );
});

test("a currency that amounts with two decimals cannot hold is refused", async () => {
  for (const currency of ["KWD", "XXZ", "eur"]) {
    const edit = as(admin).identity.company.edit(command({ changes: { currency } }));
    await expect(edit).rejects.toMatchObject({ code: "BAD_REQUEST" });
  }
});

test("only administrators change it", async () => {
  const lead = await aPerson({ role: "lead" });
  const edit = as(lead).identity.company.edit(command({ changes: { name: "Mine" } }));
  await expect(edit).rejects.toMatchObject(refusal("admins_only"));
});

test("once there is an amount the currency stays, and an amount written meanwhile is waited for", async () => {
  const stageId = await aStage();
  const { company: ours } = as(admin).identity;
  await ours.edit(command({ changes: { currency: "EUR" } }));
  const rep = await aPerson({ role: "admin" });
  const input = createInputFor(stageId, { expectedRevenue: "12.00" });
  const both = await Promise.allSettled([
    as(rep).crm.opportunity.create(command(input)),
    ours.edit(command({ changes: { currency: "CHF" } })),
  ]);
  const { currency } = await prisma.company.findFirstOrThrow();
  expect(currency).toBe(both[1].status === "fulfilled" ? "CHF" : "EUR");
  const late = ours.edit(command({ changes: { currency: "GBP" } }));
  await expect(late).rejects.toMatchObject(refusal("currency_in_use"));
  await ours.edit(command({ changes: { currency, name: "Refuge" } }));
  await prisma.opportunity.deleteMany();
});

test("the company's own language stays offered, and people choose among those that are", async () => {
  const { company: ours, person } = as(admin).identity;
  await ours.edit(command({ changes: { locale: "fr", languages: ["fr"], fiscalYearStart: 7 } }));
  expect(await prisma.company.findFirst()).toMatchObject({ languages: ["fr"], fiscalYearStart: 7 });
  const wrong = refusal("invalid", { field: "languages", problem: "company_language" });
  await expect(ours.edit(command({ changes: { locale: "en" } }))).rejects.toMatchObject(wrong);
  await expect(ours.edit(command({ changes: { languages: ["en"] } }))).rejects.toMatchObject(wrong);
  const notOffered = refusal("invalid", { field: "locale", problem: "language_not_offered" });
  await expect(person.profile(command({ changes: { locale: "en" } }))).rejects.toMatchObject(notOffered);
  await ours.edit(command({ changes: { languages: ["en", "fr"] } }));
  await person.profile(command({ changes: { locale: "en" } }));
});

test("steps of the first run stay behind the company in their order, whoever passes them", async () => {
  const other = await aPerson({ role: "admin" });
  await prisma.company.updateMany({ data: { setup: ["company"] } });
  await as(admin).identity.company.passSteps(command({ steps: ["stages"] }));
  const { result } = await as(other).identity.company.passSteps(command({ steps: ["team", "stages"] }));
  expect(result.setup).toEqual(["company", "team", "stages"]);
  expect(await prisma.company.findFirst()).toMatchObject({ setup: ["company", "team", "stages"] });
});
