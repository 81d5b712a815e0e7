import { randomUUID } from "node:crypto";
import { defaultScope, type Role } from "@/common/identity/roles";
import type { WriteContext } from "@/server/core/context";
import { toEveryone } from "@/server/core/shared-record";
import { announceAccess } from "@/server/identity/person/access";
import { type PersonRow, readPeople } from "@/server/identity/person/view";
import type { ImportFile, Item, Plan } from "./batches";
import { choiceIn, emailIn, knownIn, neededIn } from "./cells";
import { externalIds, keepExternalIds } from "./external-ids";
import type { Known } from "./known";
import type { Outcome } from "./report";

type Colleague = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly teamId: string | null;
};

const roleOf = { manager: "lead", salesman: "rep", lead: "lead", rep: "rep", reader: "reader" } as const;

/**
 * Colleagues, found again by their key or by their e-mail. They get no password: an administrator gives each a
 * one-time link. An import never makes an administrator, nor takes that away from one.
 */
export const peopleFile: ImportFile<Colleague> = {
  ...{ file: "users.csv", needed: ["key", "name", "login", "role"], optional: ["team"] },
  notKept: { assignment_max_per_30_days: "people with a maximum of assignments over 30 days" },
  read(row, known) {
    neededIn(row, "login", 320);
    neededIn(row, "role", 60);
    neededIn(row, "key", 120);
    return {
      name: neededIn(row, "name", 200),
      email: emailIn(row, "login") ?? "",
      role: choiceIn(row, "role", roleOf) ?? "rep",
      teamId: knownIn(row, "team", known.teams, "teams.csv"),
    };
  },
  plan: planPeople,
};

async function planPeople(ctx: WriteContext, items: readonly Item<Colleague>[], known: Known): Promise<Plan> {
  const externals = await externalIds(
    ctx,
    "identity.person",
    items.map(({ key }) => key),
  );
  const all = await readPeople(ctx.sql, null);
  const byEmail = new Map([...all.values()].map((person) => [person.email, person]));
  const steps: (() => Promise<void>)[] = [];
  const kept = items.map(({ key, digest, value }) => {
    const external = externals.get(key);
    const before = all.get(external?.recordId ?? "") ?? byEmail.get(value.email);
    const id = before?.id ?? randomUUID();
    known.people.set(key, id);
    const outcome = outcomeOf(before, external?.digest === digest, value);
    if (before && outcome === "updated") steps.push(() => updatePerson(ctx, before, value));
    if (outcome === "created") steps.push(() => createPerson(ctx, id, value));
    return { key, digest, recordId: id, outcome };
  });
  return {
    outcomes: kept.map(({ outcome }) => outcome),
    write: async () => {
      for (const step of steps) await step();
      await keepExternalIds(ctx, "identity.person", kept);
    },
  };
}

function outcomeOf(before: PersonRow | undefined, sameRow: boolean, value: Colleague): Outcome {
  if (!before) return "created";
  if (sameRow) return "unchanged";
  const after = afterImport(before, value);
  const same = after.name === before.name && after.role === before.role && isMember(before, value);
  return same ? "unchanged" : "updated";
}

function afterImport(before: PersonRow, { name, role }: Colleague) {
  return before.role === "admin" ? { name, role: before.role } : { name, role };
}

const leads = ({ role }: Colleague) => role === "lead";

const isMember = (person: PersonRow, value: Colleague): boolean =>
  value.teamId === null ||
  person.teams.some((team) => team.id === value.teamId && team.leader === leads(value));

async function createPerson(ctx: WriteContext, id: string, value: Colleague): Promise<void> {
  await ctx.sql(
    `INSERT INTO person (id, name, email, role, scope, colour, locale, updated_at)
     SELECT $1, $2, $3, $4::role, $5::record_scope, (SELECT count(*) FROM person) % 8 + 1, '', $6`,
    [id, value.name, value.email, value.role, defaultScope[value.role], ctx.now],
  );
  await joinTeam(ctx, id, value);
  ctx.changed("identity.person", id, toEveryone.created);
}

async function updatePerson(ctx: WriteContext, before: PersonRow, value: Colleague): Promise<void> {
  const { name, role } = afterImport(before, value);
  const scope = role === before.role ? before.scope : defaultScope[role];
  await ctx.sql("UPDATE person SET name = $2, role = $3::role, scope = $4::record_scope WHERE id = $1", [
    ...[before.id, name, role, scope],
  ]);
  await joinTeam(ctx, before.id, value);
  await announceAccess(ctx, before.id);
}

async function joinTeam(ctx: WriteContext, personId: string, value: Colleague): Promise<void> {
  if (value.teamId === null) return;
  await ctx.sql(
    `INSERT INTO membership (person_id, team_id, leader) VALUES ($1, $2, $3)
     ON CONFLICT (person_id, team_id) DO UPDATE SET leader = excluded.leader`,
    [personId, value.teamId, leads(value)],
  );
}
