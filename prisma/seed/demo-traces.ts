import { randomBytes } from "node:crypto";
import { linkLasts } from "@/common/identity/access-link";
import type { AuditNote } from "@/common/identity/audit";
import type { Device } from "@/common/identity/device";
import type { Prisma, PrismaClient } from "../generated/client";
import { instantAgo } from "./demo-calendar";
import type { Cast } from "./demo-replay";
import { type Colleague, people, teams, type Who } from "./demo-team";

/** What a year of work leaves behind: devices signed in, links not used yet, and lines of the audit log. */
export function traceWrites(db: PrismaClient, cast: Cast) {
  return [
    db.session.createMany({ data: sessions(cast) }),
    db.accessLink.createMany({ data: links(cast) }),
    db.auditEntry.createMany({ data: auditLines(cast) }),
  ];
}

const day = 86_400_000;
const after = (moment: Date, days: number) => new Date(moment.getTime() + days * day);
const keys = Object.keys(people) as Who[];

const devices = {
  mac: ["Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) Chrome/142.0.0.0 Safari/537.36", "macos", "chrome"],
  iphone: [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) Version/19.1 Safari/604.1",
    "ios",
    "safari",
  ],
  ipad: ["Mozilla/5.0 (iPad; CPU OS 19_1 like Mac OS X) Version/19.1 Safari/604.1", "ios", "safari"],
  pixel: ["Mozilla/5.0 (Linux; Android 16) Chrome/142.0.0.0 Mobile Safari/537.36", "android", "chrome"],
  office: [
    "Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/142.0.0.0 Safari/537.36 Edg/142.0",
    "windows",
    "edge",
  ],
} as const satisfies Record<string, readonly [string, Device["system"], Device["browser"]]>;

type SignIn = readonly [ago: number, who: Who, on: keyof typeof devices, address: string];
/** Addresses from the blocks kept for examples. */
const signIns: readonly SignIn[] = [
  [61, "nathalie", "ipad", "203.0.113.24"],
  [19, "hugo", "office", "192.0.2.14"],
  [16, "camille", "office", "192.0.2.14"],
  [9, "nathalie", "mac", "192.0.2.14"],
  [8, "ines", "pixel", "198.51.100.87"],
  [6, "hugo", "iphone", "198.51.100.20"],
  [3, "camille", "pixel", "198.51.100.41"],
  [2, "yann", "office", "192.0.2.14"],
  [1, "nathalie", "iphone", "198.51.100.63"],
];

/** A token that nobody knows: these devices are told of, and cannot be used. */
function sessions({ now, person }: Cast): Prisma.SessionCreateManyInput[] {
  return signIns.map(([ago, who, on, ipAddress], place) => {
    const createdAt = instantAgo(now, ago);
    return {
      ...{ userId: person[who], token: randomBytes(32).toString("base64url"), ipAddress, createdAt },
      ...{ userAgent: devices[on][0], expiresAt: after(createdAt, 90) },
      updatedAt: instantAgo(now, Math.min(ago, 0.2 * (signIns.length - place))),
    };
  });
}

/** Links that nobody holds: of the one that is still good an administrator makes another. */
function links({ now, person }: Cast): Prisma.AccessLinkCreateManyInput[] {
  return keys.flatMap((who) => {
    const { invited } = people[who] as Colleague;
    if (invited === undefined) return [];
    const createdAt = instantAgo(now, invited);
    const tokenHash = randomBytes(32).toString("hex");
    return [
      { personId: person[who], tokenHash, createdAt, expiresAt: after(createdAt, linkLasts.invitationDays) },
    ];
  });
}

type Line = readonly [ago: number, by: Who | null, note: AuditNote, address?: string];

function auditLines(cast: Cast): Prisma.AuditEntryCreateManyInput[] {
  const told = [...founding(cast), ...setUp(cast), ...comings(), ...refusals(cast)];
  return told.map(([ago, by, { id, details, ...note }, address = "192.0.2.14"]) => ({
    ...note,
    at: instantAgo(cast.now, ago),
    ...{ personId: by && cast.person[by], recordId: id ?? null, address },
    ...(details && { details: details as Prisma.InputJsonObject }),
  }));
}

const aboutPerson = ({ person }: Cast, who: Who) =>
  ({ entity: "identity.person", id: person[who], name: people[who].name }) as const;

/** How the company began, and who joined it. */
function founding(cast: Cast): Line[] {
  const made = (Object.keys(teams) as (keyof typeof teams)[]).map((team): Line => {
    const about = { entity: "identity.salesTeam", id: cast.team[team], name: teams[team].name };
    return [399, "nathalie", { kind: "settingsChanged", ...about, details: { what: "created" } }];
  });
  const added = keys
    .filter((who) => who !== "nathalie")
    .map((who): Line => {
      const { role, mail, invited = 398 }: Colleague = people[who];
      const fields = { email: `${mail}@demo.cordee.test`, role };
      const changes = Object.entries(fields).map(([field, value]) => ({ field, before: null, after: value }));
      return [invited, "nathalie", { kind: "personAdded", ...aboutPerson(cast, who), details: { changes } }];
    });
  return [...made, ...added];
}

/** What was changed since in roles and settings. */
function setUp(cast: Cast): Line[] {
  const settings = { kind: "settingsChanged" } as const;
  const stage = { ...settings, entity: "crm.stage", id: cast.stage.negociation, name: "Négociation" };
  const changed = (field: string, before: unknown, next: unknown) => ({
    what: "changed",
    changes: [{ field, before, after: next }],
  });
  const gone = { count: 2, to: `${people.camille.name}, ${people.ines.name}` };
  return [
    [310, "hugo", { ...stage, details: changed("rottingDays", 14, 10) }],
    [
      212,
      "nathalie",
      { kind: "roleChanged", ...aboutPerson(cast, "lucas"), details: changed("role", "rep", "lead") },
    ],
    [
      150,
      "hugo",
      { ...settings, entity: "crm.tag", name: "Divers", details: { what: "removed", to: "Maintenance" } },
    ],
    [
      121,
      "lucas",
      { ...settings, entity: "crm.lostReason", name: "Budget refusé", details: { what: "created" } },
    ],
    [
      40,
      "nathalie",
      { kind: "deactivated", ...aboutPerson(cast, "claire"), details: changed("active", true, false) },
    ],
    [40, "nathalie", { kind: "handedOver", ...aboutPerson(cast, "claire"), details: gone }],
    [
      31,
      "nathalie",
      {
        ...settings,
        entity: "identity.company",
        name: "Cimes Froid Énergie",
        details: changed("logo", false, true),
      },
    ],
    [20, "hugo", { kind: "linkUsed", ...aboutPerson(cast, "hugo") }, "198.51.100.20"],
    [20.1, "nathalie", { kind: "linkMade", ...aboutPerson(cast, "hugo") }],
    [
      5,
      "nathalie",
      {
        kind: "teamsChanged",
        ...aboutPerson(cast, "solene"),
        details: changed("teams", [], [{ id: cast.team.comptes, leader: false }]),
      },
    ],
    [1.5, "camille", { kind: "sessionsEnded", ...aboutPerson(cast, "camille") }, "198.51.100.41"],
  ];
}

function comings(): Line[] {
  return signIns.map(([ago, who, on, address]) => {
    const [, system, browser] = devices[on];
    const note = { kind: "signedIn", details: { device: { system, browser } } } as const;
    return [ago, who, note, address];
  });
}

/** What was not let through. */
function refusals(cast: Cast): Line[] {
  const path = "crm.opportunity.search";
  return [
    [8.1, null, { kind: "signInFailed", ...aboutPerson(cast, "ines") }, "198.51.100.87"],
    [4, null, { kind: "signInFailed", details: { more: 6 } }, "203.0.113.199"],
    [1.9, "yann", { kind: "refused", details: { path, reason: "forbidden" } }],
  ];
}
