import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import type { InviteInput } from "@/common/identity/person";
import { defaultScope, type RecordScope, type Role } from "@/common/identity/roles";
import { createCaller } from "@/server/api/root";
import type { Actor } from "@/server/core/context";
import { prisma } from "@/server/core/db";

type Given = {
  readonly role?: Role;
  readonly scope?: RecordScope;
  readonly teamIds?: readonly string[];
  readonly ledTeamIds?: readonly string[];
  readonly name?: string;
  readonly email?: string;
};

/** A colleague with rows in the database, as the actor of commands. */
export async function aPerson(given: Given = {}): Promise<Actor> {
  const { role = "rep", scope = defaultScope[role], teamIds = [], ledTeamIds = [] } = given;
  const personId = randomUUID();
  const { name = `Person ${personId.slice(0, 4)}`, email = `${personId}@example.test` } = given;
  const memberships = [
    ...teamIds.map((teamId) => ({ teamId, leader: false })),
    ...ledTeamIds.map((teamId) => ({ teamId, leader: true })),
  ];
  await prisma.person.create({
    data: { id: personId, name, email, role, scope, memberships: { create: memberships } },
  });
  return { personId, role, scope, teamIds: [...teamIds, ...ledTeamIds], ledTeamIds, accessVersion: 1 };
}

export async function aTeam(name = `Team ${randomUUID().slice(0, 8)}`): Promise<string> {
  return (await prisma.salesTeam.create({ data: { name } })).id;
}

/** Gives a person a password, as a used link does. */
export async function withPassword(personId: string, password: string): Promise<string> {
  const account = { userId: personId, accountId: personId, providerId: "credential" };
  await prisma.account.create({ data: { ...account, password: await hashPassword(password) } });
  return (await prisma.person.findUniqueOrThrow({ where: { id: personId } })).email;
}

/** The procedures as this person calls them; null for somebody who is not signed in. */
export const as = (actor: Actor | null) => createCaller({ actor, request: null, sessionToken: null });

/** The command that adds one colleague. */
export const invitation = ({ id, name, email, ...rest }: Invited) =>
  command({ people: [{ id, name, email }], role: "rep" as Role, teams: [], ...rest });

type Invited = InviteInput["people"][number] & Partial<Omit<InviteInput, "people">>;

/** A command's envelope with a mutation id of its own. */
export const command = <Input>(input: Input) => ({ mutationId: randomUUID(), input });

/** What a refusal tells the client. */
export const refusal = (reason: string, ...details: readonly object[]) => ({
  cause: details.length > 0 ? { reason, details } : { reason },
});
