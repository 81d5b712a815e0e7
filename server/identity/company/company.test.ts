import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { aPerson, as, command, refusal } from "@/testing/people";

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
