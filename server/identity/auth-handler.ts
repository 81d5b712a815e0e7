import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import * as z from "zod/mini";
import { retryAfter } from "@/server/core/admission";
import { auditOutside } from "@/server/core/audit";
import { databaseTrouble } from "@/server/core/database-trouble";
import { log } from "@/server/core/log";
import { transact } from "@/server/core/transact";
import type { SignedIn } from "./actor";
import { auditSignedIn } from "./audit/signing-in";
import { addressHeader, auth, forgetSession, homeOf, sessionOf, tries } from "./auth";
import { clientAddress, isSecure, ownOrigin } from "./client-address";
import { endSessions } from "./person/access";

/** What a person may send to sign in; further fields (callback addresses) are not passed on. */
const signInInput = z.object({
  email: z.string().check(z.maxLength(320)),
  password: z.string().check(z.maxLength(128)),
  rememberMe: z.optional(z.boolean()),
});

const bodyLimitBytes = 8_192;
/** Headers that better-auth decides by; everything else of a request stays outside. */
const passedOn = [
  "cookie",
  "origin",
  "referer",
  "user-agent",
  "sec-fetch-site",
  "sec-fetch-mode",
  "sec-fetch-dest",
];

type Answer = {
  readonly status: number;
  readonly body: string;
  readonly headers?: Record<string, string | string[]>;
};
type Route = (request: IncomingMessage) => Promise<Answer>;

/** All of better-auth that is open to the network. */
const routes: Record<string, Route> = {
  "POST /api/auth/sign-in/email": signIn,
  "POST /api/auth/sign-out": signOut,
  "GET /api/auth/get-session": (request) => ask(request, null),
};

/** Answers everything below /api/auth. */
export async function authHandler(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? "/", "http://localhost").pathname;
  const route = routes[`${request.method} ${path}`];
  const answer = route ? await route(request).catch(failed) : refused(404, "not_found");
  response.writeHead(answer.status, {
    "content-type": "application/json",
    "cache-control": "no-store",
    ...answer.headers,
  });
  response.end(answer.body);
}

/** A wrong password, an unknown address and somebody off duty are answered with the very same bytes. */
async function signIn(request: IncomingMessage): Promise<Answer> {
  if (!isJson(request)) return refused(415, "json_only");
  const input = signInInput.safeParse(await readJson(request));
  if (!input.success) return refused(400, "invalid");
  const attempt = { email: input.data.email, address: clientAddress(request), now: new Date() };
  const wait = await tries.count(attempt);
  if (wait !== null) {
    tries.refused("signInLimited", attempt);
    return { ...refused(429, "too_many_tries"), headers: { "retry-after": String(wait) } };
  }
  const former = await sessionOf(request.headers);
  const answer = await ask(request, input.data);
  if (answer.status === 400 || answer.status === 401) {
    tries.refused("signInFailed", attempt);
    return refused(401, "wrong_credentials");
  }
  if (answer.status !== 200) return answer;
  const { user } = JSON.parse(answer.body) as { user: { id: string } };
  auditSignedIn(user.id, attempt.address, request.headers["user-agent"]);
  await tries.right(attempt);
  await end(former);
  return { ...answer, body: JSON.stringify({ user: { id: user.id }, home: await homeOf(user.id) }) };
}

async function signOut(request: IncomingMessage): Promise<Answer> {
  const former = await sessionOf(request.headers);
  const answer = await ask(request, {});
  if (answer.status === 200 && former) {
    const { personId } = former.actor;
    auditOutside({ kind: "signedOut", personId, address: clientAddress(request) });
    await end(former);
  }
  return answer;
}

/** What a browser held before it signed in or out is of no more use to anybody; its sockets close. */
async function end(former: SignedIn | null): Promise<void> {
  if (!former) return;
  const { actor, token } = former;
  await transact(actor, { id: randomUUID(), command: "identity.signOut" }, (ctx) =>
    endSessions(ctx, actor.personId, token),
  );
  forgetSession(token);
}

async function ask(request: IncomingMessage, body: object | null): Promise<Answer> {
  const headers = new Headers({ [addressHeader]: clientAddress(request) });
  for (const name of passedOn) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  // Browsers name the origin of whatever writes; a program that does not carries nobody else's cookie.
  if (!headers.has("origin") && !headers.has("sec-fetch-site")) headers.set("origin", ownOrigin(request));
  if (body) headers.set("content-type", "application/json");
  const answer = await auth[isSecure(request) ? "secure" : "plain"].handler(
    new Request(new URL(request.url ?? "/", ownOrigin(request)), {
      method: request.method ?? "GET",
      headers,
      ...(body && { body: JSON.stringify(body) }),
    }),
  );
  return {
    status: answer.status,
    body: await answer.text(),
    headers: { "set-cookie": answer.headers.getSetCookie() },
  };
}

const isJson = (request: IncomingMessage) =>
  request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase() === "application/json";

/** Undefined for what is no JSON or too long. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimitBytes) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return undefined;
  }
}

const refused = (status: number, code: string): Answer => ({ status, body: JSON.stringify({ code }) });

function failed(error: unknown): Answer {
  const trouble = databaseTrouble(error);
  if (trouble) return { ...refused(503, trouble), headers: { "retry-after": String(retryAfter()) } };
  log.error({ error }, "signing in or out failed");
  return refused(500, "internal");
}
