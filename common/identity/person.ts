import * as z from "zod/mini";
import { text, uuid } from "../fields";
import { recordScopes, roles } from "./roles";

export const locales = ["en", "fr"] as const;
export type Locale = (typeof locales)[number];

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Signs a person in, so it is kept in one spelling: without spaces around it and in small letters. */
export const signInEmail = z
  .string("email")
  .check(z.trim(), z.toLowerCase(), z.maxLength(320, "tooLong"), z.email("email"));

/** Taken as typed: spaces in a password count. The upper bound keeps hashing cheap. */
export const password = z
  .string("password")
  .check(z.minLength(10, "passwordShort"), z.maxLength(128, "tooLong"));

const personName = text(1, 120);
const memberOf = z.array(z.strictObject({ id: uuid, leader: z.boolean() })).check(z.maxLength(50, "tooLong"));

/** People who get the same role and teams, added together. */
export const inviteInput = z.strictObject({
  people: z
    // Ids are made by the client.
    .array(z.strictObject({ id: uuid, name: personName, email: signInEmail }))
    .check(z.minLength(1, "required"), z.maxLength(50, "tooMany")),
  role: z.enum(roles),
  /** Left out: what the role sees by default. */
  scope: z.optional(z.enum(recordScopes)),
  teams: memberOf,
});
export type InviteInput = z.infer<typeof inviteInput>;

/** Takes somebody off duty. What they hold open goes to others, or stays with them where nobody is named. */
export const deactivateInput = z.strictObject({
  id: uuid,
  handOver: z.strictObject({
    /** Made by the client: the hand-over is undone by it. */
    batchId: uuid,
    /** Who takes what `teams` does not give to somebody else. */
    to: z.nullable(uuid),
    teams: z
      .array(z.strictObject({ teamId: z.nullable(uuid), to: z.nullable(uuid) }))
      .check(z.maxLength(50, "tooMany")),
  }),
});
export type DeactivateInput = z.infer<typeof deactivateInput>;

export const personIdInput = z.strictObject({ id: uuid });
export type PersonIdInput = z.infer<typeof personIdInput>;

/** How many open opportunities somebody holds in each team. */
export type OpenRecords = readonly { readonly teamId: string | null; readonly count: number }[];

/** Longest and widest side of a picture in pixels, and its size in bytes; browsers make it so. */
export const pictureLimits = { side: 256, bytes: 60_000 } as const;

export const setPictureInput = z.strictObject({
  /** A JPEG as base64; null takes the picture away. */
  picture: z.nullable(
    z
      .string("picture")
      .check(
        z.maxLength(Math.ceil(pictureLimits.bytes / 3) * 4, "tooLarge"),
        z.regex(/^[A-Za-z0-9+/]+={0,2}$/, "picture"),
      ),
  ),
});
export type SetPictureInput = z.infer<typeof setPictureInput>;

/** Where a person's picture is found; another picture has another address. */
export const picturePath = (personId: string, digest: string) => `/pictures/${personId}/${digest}.jpg`;

export const editPersonInput = z.strictObject({
  id: uuid,
  changes: z.strictObject({
    name: z.optional(personName),
    /** A new role without a scope takes the scope that the role has by default. */
    role: z.optional(z.enum(roles)),
    scope: z.optional(z.enum(recordScopes)),
    active: z.optional(z.boolean()),
  }),
});
export type EditPersonInput = z.infer<typeof editPersonInput>;

export const setTeamsInput = z.strictObject({ id: uuid, teams: memberOf });
export type SetTeamsInput = z.infer<typeof setTeamsInput>;

export const newLinkInput = z.strictObject({ id: uuid });
export type NewLinkInput = z.infer<typeof newLinkInput>;

export const profileInput = z.strictObject({
  changes: z.strictObject({
    name: z.optional(personName),
    locale: z.optional(z.enum(locales)),
    timeZone: z.optional(
      z.string("timeZone").check(z.maxLength(64, "tooLong"), z.refine(isTimeZone, "timeZone")),
    ),
    theme: z.optional(z.enum(themes)),
  }),
});
export type ProfileInput = z.infer<typeof profileInput>;

/** What `Intl` can count in; an offset such as "+02:00" is not a zone people live in. */
function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}
