import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { as, command, invitation } from "../people";
import { anOpportunity } from "../pipeline";
import { aWorld } from "./world";

const world = await aWorld();
const { admin } = world.people;
const api = as(admin);

/** Kept and given back letter by letter: screens show text as text, so nothing is cut or escaped on its way. */
const corpus = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `<svg/onload=alert(1)>`,
  `javascript:alert(1)`,
  `\${alert(1)} {{constructor('alert(1)')()}}`,
  `'; DROP TABLE person; --`,
  `</title></textarea><iframe srcdoc='<b>'>`,
  `&lt;b&gt; &amp; %3Cscript%3E \\u003cscript\\u003e`,
  `=HYPERLINK("http://x.test";"a")`,
  `\u202Egnp.exe \u200B\uFEFF 👩🏽‍🚒 e\u0301`,
  `__proto__`,
];

test.each(corpus)("%j comes back as it was typed from every field that takes text", async (text) => {
  const name = `${randomUUID().slice(0, 8)} ${text}`;
  const id = () => randomUUID();
  const [team, stage, tag, reason, person, partner, opportunity] = [id(), id(), id(), id(), id(), id(), id()];
  await api.identity.salesTeam.create(command({ id: team, name, hue: 1 }));
  await api.crm.stage.create(
    command({ id: stage, name, teamId: null, isWon: false, probability: "1", rottingDays: null, hue: 1 }),
  );
  await api.crm.tag.create(command({ id: tag, name, hue: 1 }));
  await api.crm.lostReason.create(command({ id: reason, name }));
  await api.identity.person.invite(invitation({ id: person, name, email: `${person}@x.test` }));
  await api.identity.company.edit(command({ changes: { name } }));
  const fields = {
    jobTitle: text,
    phone: text.slice(0, 60),
    taxId: text.slice(0, 40),
    street: text,
    city: text,
  };
  await api.partners.partner.create(command({ id: partner, form: "company", name, ...trimmed(fields) }));
  await api.crm.opportunity.create(
    command({
      id: opportunity,
      name,
      stageId: stage,
      teamId: null,
      ownerId: null,
      customerId: partner,
      customerName: null,
      expectedRevenue: "1",
    }),
  );
  await api.crm.opportunity.edit(
    command({ id: opportunity, changes: { description: { base: null, next: text } } }),
  );
  await api.crm.opportunity.addNote(command({ id: opportunity, body: text }));
  await api.partners.partner.addNote(command({ id: partner, body: text }));

  const start = await api.live.start();
  const nameOf = (records: readonly { id: string; name: string }[], of: string) =>
    records.find((one) => one.id === of)?.name;
  expect([
    nameOf(start.teams, team),
    nameOf(start.stages, stage),
    nameOf(start.tags, tag),
    nameOf(start.lostReasons, reason),
    nameOf(start.people, person),
    start.company?.name,
  ]).toEqual(Array(6).fill(name.trim()));
  expect(await api.partners.partner.get({ id: partner })).toMatchObject({ name, ...trimmed(fields) });
  expect(await api.crm.opportunity.get({ id: opportunity })).toMatchObject({
    name,
    description: text.trim(),
    customer: { name },
  });
  for (const [entity, recordId] of [
    ["crm.opportunity", opportunity],
    ["partners.partner", partner],
  ] as const) {
    const entries = await api.messaging.timeline.list({ entity, recordId, after: 0 });
    expect(entries.at(-1)?.body).toBe(text.trim());
  }
});

test("characters that no keyboard types are refused", async () => {
  for (const text of ["a\u0000b", "a\u001bb", "a\u007fb"]) {
    const note = api.crm.opportunity.addNote(
      command({ id: await anOpportunity({ stageId: world.open }), body: text }),
    );
    await expect(note).rejects.toMatchObject({ code: "BAD_REQUEST" });
  }
});

test("names of JavaScript's own give a record no other nature", async () => {
  const input = JSON.parse(`{"changes":{"name":"Refuge","__proto__":{"role":"admin"}}}`) as {
    changes: { name: string };
  };
  await expect(api.identity.company.edit(command(input))).rejects.toMatchObject({ code: "BAD_REQUEST" });
  expect(Object.prototype).not.toHaveProperty("role");
  expect(await prisma.company.count()).toBe(1);
});

const trimmed = <T extends Record<string, string>>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value.trim()])) as T;
