import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { hashPassword } from "better-auth/crypto";
import { generateNKeysBetween } from "fractional-indexing";
import { defaultScope } from "@/common/identity/roles";
import type { Prisma, PrismaClient } from "../generated/client";
import { instantAgo } from "./demo-calendar";
import {
  type Colleague,
  companyName,
  logins,
  people,
  pictured,
  reasons,
  stages,
  tags,
  teams,
  type Who,
} from "./demo-team";
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

/** A picture made for the demo, and the digest by which it is addressed. */
function pictureOf(file: string) {
  const body = readFileSync(path.join(import.meta.dirname, "pictures", file));
  return { body: new Uint8Array(body), digest: createHash("sha256").update(body).digest("hex") };
}

/** The writes that make people, teams and how they sell; to be run in one transaction. */
export async function companyWrites(db: PrismaClient, ids: ReturnType<typeof castOf>, now: Date) {
  const logo = pictureOf("logo.png");
  const faces = pictured.map((who) => ({ who, ...pictureOf(`${who}.jpg`) }));
  const digests = new Map(faces.map(({ who, digest }) => [who, digest.slice(0, 32)]));
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
    db.company.create({
      data: {
        ...{ name: companyName, currency: "EUR", locale: "fr", demo: true, logo: logo.digest },
        logoFile: { create: logo },
      },
    }),
    db.person.createMany({
      data: keysOf(people).map((who) => ({
        ...personRow(who, ids.person[who], now),
        image: digests.get(who) ?? null,
      })),
    }),
    db.personPicture.createMany({
      data: faces.map(({ who, body }) => ({
        personId: ids.person[who],
        body,
        digest: digests.get(who) ?? "",
      })),
    }),
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
function personRow(who: Who, id: string, now: Date): Prisma.PersonCreateManyInput {
  const colleague: Colleague = people[who];
  const { name, role, colour, mail } = colleague;
  const scope = defaultScope[role];
  const createdAt = instantAgo(now, colleague.invited ?? 400);
  return {
    ...{ id, name, role, scope, colour, active: colleague.gone === undefined, createdAt },
    ...{ email: `${mail}@demo.cordee.test`, emailVerified: true, locale: "", timeZone: "Europe/Paris" },
  };
}

/** better-auth finds a password under the provider "credential"; those without one cannot sign in by any. */
async function accounts(person: Record<Who, string>): Promise<Prisma.AccountCreateManyInput[]> {
  const joined = keysOf(people).filter((who) => (people[who] as Colleague).invited === undefined);
  return Promise.all(
    joined.map(async (who) => ({
      accountId: person[who],
      userId: person[who],
      providerId: "credential",
      password: logins.includes(who) ? await hashPassword(password) : null,
    })),
  );
}
