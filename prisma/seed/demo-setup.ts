import { hashPassword } from "better-auth/crypto";
import { generateNKeysBetween } from "fractional-indexing";
import { defaultScope } from "@/common/identity/roles";
import type { Prisma, PrismaClient } from "../generated/client";
import { companyName, logins, people, reasons, stages, tags, teams, type Who } from "./demo-team";
import { type Random, uuidAt } from "./random";

const password = "cordee-demo";

/** Ids for all that stories refer to by key. */
export function castOf(founded: Date, random: Random) {
  const idsFor = <K extends string>(list: Record<K, unknown>): Record<K, string> =>
    Object.fromEntries(keysOf(list).map((key) => [key, uuidAt(founded, random)])) as Record<K, string>;
  return {
    person: idsFor(people),
    team: idsFor(teams),
    stage: idsFor(stages),
    tag: idsFor(tags),
    reason: idsFor(reasons),
  };
}

const keysOf = <K extends string>(list: Record<K, unknown>): K[] => Object.keys(list) as K[];

/** The writes that make people, teams and how they sell; to be run in one transaction. */
export async function companyWrites(db: PrismaClient, ids: ReturnType<typeof castOf>, founded: Date) {
  const positions = generateNKeysBetween(null, null, Object.keys(stages).length);
  const memberships = keysOf(people).flatMap((who) => [
    ...people[who].member.map((team) => ({
      personId: ids.person[who],
      teamId: ids.team[team],
      leader: false,
    })),
    ...people[who].leads.map((team) => ({ personId: ids.person[who], teamId: ids.team[team], leader: true })),
  ]);
  return [
    db.company.create({ data: { name: companyName, currency: "EUR", locale: "fr", demo: true } }),
    db.person.createMany({ data: keysOf(people).map((who) => personRow(who, ids.person[who], founded)) }),
    db.salesTeam.createMany({ data: keysOf(teams).map((key) => ({ id: ids.team[key], ...teams[key] })) }),
    db.membership.createMany({ data: memberships }),
    db.stage.createMany({
      data: keysOf(stages).map((key, place) => ({
        id: ids.stage[key],
        position: positions[place] ?? "",
        ...stages[key],
      })),
    }),
    db.tag.createMany({ data: keysOf(tags).map((key) => ({ id: ids.tag[key], ...tags[key] })) }),
    db.lostReason.createMany({
      data: keysOf(reasons).map((key) => ({ id: ids.reason[key], name: reasons[key] })),
    }),
    db.account.createMany({ data: await accounts(ids.person) }),
  ];
}

/** Without a language of their own: each visitor gets the browser’s. */
function personRow(who: Who, id: string, founded: Date): Prisma.PersonCreateManyInput {
  const colleague = people[who];
  const { name, role, colour, mail } = colleague;
  const scope = defaultScope[role];
  return {
    ...{ id, name, role, scope, colour, active: !("gone" in colleague), createdAt: founded },
    ...{ email: `${mail}@demo.cordee.test`, emailVerified: true, locale: "", timeZone: "Europe/Paris" },
  };
}

/** better-auth finds a password under the provider "credential". */
async function accounts(person: Record<Who, string>): Promise<Prisma.AccountCreateManyInput[]> {
  return Promise.all(
    logins.map(async (who) => ({
      accountId: person[who],
      userId: person[who],
      providerId: "credential",
      password: await hashPassword(password),
    })),
  );
}
