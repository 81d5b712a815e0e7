import * as z from "zod/mini";
import { locales, password } from "./person";

/** 256 random bits; the page finds them in the fragment of its address, which no server or referrer sees. */
const token = z.string("token").check(z.regex(/^[A-Za-z0-9_-]{43}$/, "token"));

export const readLinkInput = z.strictObject({ token });
export type ReadLinkInput = z.infer<typeof readLinkInput>;

/** `locale`: the language in which its page was read. */
export const useLinkInput = z.strictObject({ token, password, locale: z.optional(z.enum(locales)) });
export type UseLinkInput = z.infer<typeof useLinkInput>;

/** Whom a valid link belongs to. */
export type LinkOwner = { readonly name: string; readonly email: string };

/** A link that somebody was given and has not used yet. */
export type PendingLink = {
  readonly id: string;
  readonly personId: string;
  /** For their first password, or for a new one. */
  readonly purpose: "invitation" | "reset";
  readonly createdAt: string;
  readonly expiresAt: string;
};

/** How long links are good for: an invitation in days, a new password for somebody who has one in hours. */
export const linkLasts = { invitationDays: 7, resetHours: 4 } as const;

/** The page that a link opens, with the token as its fragment. */
export const accessLinkPath = "/join";
