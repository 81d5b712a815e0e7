import { APIError, betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { rights } from "@/common/identity/roles";
import { prisma, sql, sqlForSessions } from "@/server/core/db";
import { env } from "@/server/core/env";
import { log } from "@/server/core/log";
import { sessionsOver } from "./actor";
import { auditTry, type RefusedTry } from "./audit/signing-in";
import { cookiePrefix } from "./session-cookie";
import { countRight, countTry, type SignInTry } from "./sign-in-limits";

/** A device stays signed in for so many seconds, unless it or its person is signed out. */
const sessionSeconds = 90 * 24 * 3600;

export const addressHeader = "x-cordee-address";

/** Whether a person may have sessions is asked of the database at the moment one is made. */
const onlyActivePeople = async (session: { userId: string }) => {
  const person = await prisma.person.findUnique({ where: { id: session.userId }, select: { active: true } });
  if (person?.active) return;
  throw new APIError("UNAUTHORIZED", {
    code: "INVALID_EMAIL_OR_PASSWORD",
    message: "Invalid email or password",
  });
};

/** A refusal is an answer; only what the library could not do is worth a line in the log. */
function logFailure(error: unknown): void {
  if (error instanceof APIError && error.status !== "INTERNAL_SERVER_ERROR") return;
  log.error({ err: error }, "signing in or out failed");
}

function makeAuth(secure: boolean) {
  return betterAuth({
    appName: "Cordée",
    secret: env.secret,
    baseURL: env.publicUrl ?? `http://127.0.0.1:${env.port}`,
    basePath: "/api/auth",
    database: prismaAdapter(prisma, { provider: "postgresql" }),
    user: { modelName: "person" },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true, cookieCache: { enabled: false } },
    // Ours counts per account as well, and in the database, for all processes (sign-in-limits.ts).
    rateLimit: { enabled: false },
    // The handler writes the request's URL from what it believes of the host.
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    advanced: {
      database: { generateId: "uuid" },
      cookiePrefix: secure ? cookiePrefix.secure : cookiePrefix.plain,
      useSecureCookies: false,
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: "lax", path: "/" },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      // Said outright, because the library leaves both out where it believes to be under test.
      disableCSRFCheck: false,
      disableOriginCheck: false,
    },
    databaseHooks: { session: { create: { before: onlyActivePeople } } },
    telemetry: { enabled: false },
    onAPIError: { onError: logFailure },
    logger: { level: "error", log: (_level, message) => log.error({ from: "better-auth" }, message) },
  });
}

/** Cookies have another name over https, and better-auth takes their name once. */
export const auth = { secure: makeAuth(true), plain: makeAuth(false) };

export const { actorOf, sessionOf, forgetSession } = sessionsOver(sqlForSessions);

/** Where somebody begins: the pipeline, unless their role has nothing to do with it. */
export async function homeOf(personId: string): Promise<string> {
  const person = await prisma.person.findUnique({ where: { id: personId }, select: { role: true } });
  return person && !rights[person.role].deals ? "/partners" : "/pipeline";
}

export const tries = {
  /** Seconds to wait, or null where the try may go on. */
  count: (attempt: SignInTry) => countTry(sql, attempt),
  right: (attempt: SignInTry) => countRight(sql, attempt),
  refused: (kind: RefusedTry, attempt: SignInTry) => auditTry(sql, kind, attempt),
};
