import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/server/core/env";

/** Where cookies are named and signed: for better-auth, which sets them, and for the one read that checks them. */

export const cookiePrefix = { secure: "__Host-cordee", plain: "cordee" } as const;

const nameOf = (prefix: string) => `${prefix}.session_token`;

/** The whole cookie of a session row; for tests and scripts that sign somebody in without a password. */
export function sessionCookie(token: string, secure = false): { name: string; value: string } {
  const name = nameOf(secure ? cookiePrefix.secure : cookiePrefix.plain);
  return { name, value: encodeURIComponent(`${token}.${signatureOf(token)}`) };
}

/**
 * The session token of a request, or null where there is none or its signature is not ours. A `__Host-` cookie can
 * only come from this very host over https; a plain one could be planted by a neighbouring host, so it counts only
 * where Cordée is not published over https.
 */
export function sessionTokenOf(headers: { readonly cookie?: string | undefined }): string | null {
  const cookies = parse(headers.cookie ?? "");
  const isHttps = env.tlsFolder !== null || env.publicUrl?.startsWith("https:");
  const plain = isHttps ? undefined : cookies.get(nameOf(cookiePrefix.plain));
  const value = cookies.get(nameOf(cookiePrefix.secure)) ?? plain;
  return value === undefined ? null : verified(value);
}

function verified(value: string): string | null {
  const dot = value.lastIndexOf(".");
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1));
  const expected = Buffer.from(signatureOf(token));
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

/** As better-auth signs: base64 of HMAC-SHA-256. */
const signatureOf = (token: string) => createHmac("sha256", env.secret).update(token).digest("base64");

function parse(header: string): Map<string, string> {
  const pairs = header.split(";").map((part): [string, string] => {
    const [name = "", ...value] = part.trim().split("=");
    return [name, decoded(value.join("="))];
  });
  return new Map(pairs);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}
