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

export const addPersonInput = z.strictObject({
  /** Made by the client. */
  id: uuid,
  name: personName,
  email: signInEmail,
  role: z.enum(roles),
  /** Left out: what the role sees by default. */
  scope: z.optional(z.enum(recordScopes)),
  teams: memberOf,
});
export type AddPersonInput = z.infer<typeof addPersonInput>;

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
