import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { auditOutside, auditSettled } from "@/server/core/audit";
import { prisma } from "@/server/core/db";
import { Refusal } from "@/server/core/refusal";
import { authServer, cookieOf } from "@/testing/auth-server";
import { run } from "@/testing/commands";
import { aPerson, as, aTeam, command, invitation, withPassword } from "@/testing/people";
import { until } from "@/testing/until";

const server = authServer();
const admin = await aPerson({ role: "admin", name: "Ada" });
const password = "ten letters and more";

const linesAbout = (recordId: string) =>
  prisma.auditEntry.findMany({ where: { recordId }, orderBy: [{ at: "asc" }, { kind: "asc" }] });
const linesBy = (personId: string, kind: string) => prisma.auditEntry.findMany({ where: { personId, kind } });

test("what an administrator does to a colleague is written down with who, whom and what", async () => {
  const [id, team] = [randomUUID(), await aTeam("North")];
  const { person } = as(admin).identity;
  await person.invite(invitation({ id, name: "Bo", email: `${id}@x.test` }));
  await person.edit(command({ id, changes: { role: "lead", name: "Bob" } }));
  await person.setTeams(command({ id, teams: [{ id: team, leader: true }] }));
  await person.newLink(command({ id }));
  await person.edit(command({ id, changes: { active: false } }));
  const lines = await linesAbout(id);
  expect(lines.map(({ kind }) => kind)).toEqual([
    "personAdded",
    "personChanged",
    "roleChanged",
    "teamsChanged",
    "linkMade",
    "deactivated",
  ]);
  expect(
    lines.every(({ personId, entity }) => personId === admin.personId && entity === "identity.person"),
  ).toBe(true);
  expect(lines[2]).toMatchObject({
    name: "Bo",
    details: { changes: [{ field: "role", before: "rep", after: "lead" }] },
  });
});

test("what changes nothing leaves no line, and what is refused leaves none of what it tried", async () => {
  const { personId: id } = await aPerson({ name: "Bo" });
  await as(admin).identity.person.edit(command({ id, changes: { name: "Bo" } }));
  const failing = run(admin, async (ctx) => {
    ctx.audit({ kind: "roleChanged", entity: "identity.person", id });
    throw new Refusal("rule", "late_failure");
  });
  await expect(failing).rejects.toMatchObject({ reason: "late_failure" });
  expect(await linesAbout(id)).toEqual([]);
});

test("coming in, failing to, and leaving are written down; an unknown address is not kept", async () => {
  const { personId } = await aPerson();
  const email = await withPassword(personId, password);
  const cookie = cookieOf(await server.signIn(email, password));
  await server.signIn(email, "something else");
  await server.signIn("my secret typed here@x.test", password);
  await server.send("/sign-out", { headers: { cookie }, body: {} });
  await until(async () => (await linesBy(personId, "signedOut")).length === 1);
  await auditSettled();
  expect(await linesBy(personId, "signedIn")).toMatchObject([{ address: "127.0.0.1", entity: null }]);
  expect(await linesAbout(personId)).toMatchObject([{ kind: "signInFailed", personId: null }]);
  const failed = await prisma.auditEntry.findMany({ where: { kind: "signInFailed" } });
  expect(failed).toHaveLength(2);
  expect(JSON.stringify(failed)).not.toContain("secret");
});

test("a refused call is written down with what was meant (attacks 1–14)", async () => {
  const rep = await aPerson();
  const { personId: id } = await aPerson();
  await expect(as(rep).identity.person.newLink(command({ id }))).rejects.toMatchObject({ code: "FORBIDDEN" });
  await until(async () => (await linesBy(rep.personId, "refused")).length === 1);
  expect(await linesBy(rep.personId, "refused")).toMatchObject([
    { recordId: id, details: { path: "identity.person.newLink", reason: "admins_only" } },
  ]);
});

test("a thousand refusals in a moment leave thirty lines", async () => {
  const personId = randomUUID();
  for (let count = 0; count < 1_000; count++) auditOutside({ kind: "refused", personId, address: "::1" });
  await auditSettled();
  expect(await linesBy(personId, "refused")).toHaveLength(30);
});

test("pages of the log follow each other without a gap, and filters choose by kind, person and time", async () => {
  const somebody = await aPerson();
  await prisma.auditEntry.deleteMany();
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 8, minute));
  const entry = (minute: number, kind: string, rest: object = {}) => ({ at: at(minute), kind, ...rest });
  await prisma.auditEntry.createMany({
    data: [
      ...Array.from({ length: 5 }, () => entry(1, "signedIn", { personId: somebody.personId })),
      entry(2, "roleChanged", {
        personId: admin.personId,
        entity: "identity.person",
        recordId: somebody.personId,
      }),
      entry(3, "settingsChanged", { personId: admin.personId }),
    ],
  });
  const { audit } = as(admin).identity;
  const first = await audit.list({ limit: 4 });
  const last = first.lines.at(-1);
  const second = await audit.list({ limit: 4, before: { at: last?.at ?? "", id: last?.id ?? "" } });
  expect([first.more, second.more]).toEqual([true, false]);
  expect(new Set([...first.lines, ...second.lines].map(({ id }) => id)).size).toBe(7);
  const kindsOf = async (filter: object) =>
    (await audit.list({ limit: 50, ...filter })).lines.map(({ kind }) => kind);
  expect(await kindsOf({ kinds: ["roleChanged", "settingsChanged"] })).toEqual([
    "settingsChanged",
    "roleChanged",
  ]);
  expect(await kindsOf({ personId: somebody.personId })).toHaveLength(6);
  expect(await kindsOf({ from: at(2).toISOString(), until: at(3).toISOString() })).toEqual(["roleChanged"]);
  const after = { at: last?.at ?? "", id: last?.id ?? "" };
  expect((await audit.news({ after })).count).toBeGreaterThanOrEqual(3);
});
