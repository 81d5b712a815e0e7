import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { authServer, cookieOf } from "@/testing/auth-server";
import { aPerson, as, aTeam, command, withPassword } from "@/testing/people";
import { actorOf } from "./auth";

const server = authServer();
const password = "ten letters and more";

async function anAccount(role: "admin" | "rep" = "rep") {
  const actor = await aPerson({ role });
  return { actor, email: await withPassword(actor.personId, password) };
}

test("a right password signs in with a cookie that scripts cannot read", async () => {
  const { actor, email } = await anAccount();
  const response = await server.signIn(email.toUpperCase(), password);
  expect(response.status).toBe(200);
  const [cookie = ""] = response.headers.getSetCookie();
  expect(cookie).toMatch(/^cordee\.session_token=/);
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/);
  expect(cookie).toMatch(/Path=\//);
  expect(await actorOf({ cookie: cookieOf(response) })).toMatchObject({
    personId: actor.personId,
    role: "rep",
  });
});

test("the actor has the teams a person is in, and apart the ones they lead", async () => {
  const [first, second] = [await aTeam(), await aTeam()];
  const { personId } = await aPerson({ role: "lead", teamIds: [first], ledTeamIds: [second] });
  const email = await withPassword(personId, password);
  const actor = await actorOf({ cookie: cookieOf(await server.signIn(email, password)) });
  expect(actor?.teamIds.toSorted()).toEqual([first, second].toSorted());
  expect(actor?.ledTeamIds).toEqual([second]);
});

test("a wrong password, an unknown address and somebody off duty get the same answer", async () => {
  const known = await anAccount();
  const off = await anAccount();
  await prisma.person.update({ where: { id: off.actor.personId }, data: { active: false } });
  const answers = await Promise.all([
    server.signIn(known.email, "something else"),
    server.signIn("nobody@example.test", password),
    server.signIn(off.email, password),
  ]);
  const seen = await Promise.all(
    answers.map(async (answer) => ({ status: answer.status, body: await answer.text() })),
  );
  expect(seen[0]?.status).toBe(401);
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
  expect(await prisma.session.count({ where: { userId: off.actor.personId } })).toBe(0);
});

test("a cookie that we did not sign is nobody's", async () => {
  const { email } = await anAccount();
  const cookie = cookieOf(await server.signIn(email, password));
  const forged = cookie.replace(/=./, (two) => (two === "=a" ? "=b" : "=a"));
  expect(await actorOf({ cookie: forged })).toBeNull();
  expect(await actorOf({ cookie: "cordee.session_token=abc.def" })).toBeNull();
  expect(await actorOf({ cookie: "cordee.session_token=%E0%A4%A" })).toBeNull();
  expect(await actorOf({})).toBeNull();
});

test("signing in again gives a new session and ends the one the browser held", async () => {
  const { email } = await anAccount();
  const first = cookieOf(await server.signIn(email, password));
  const second = cookieOf(await server.signIn(email, password, { cookie: first }));
  expect(second).not.toBe(first);
  expect(await actorOf({ cookie: first })).toBeNull();
  expect(await actorOf({ cookie: second })).not.toBeNull();
});

test("signing out ends the session and is announced, so that its sockets close", async () => {
  const { actor, email } = await anAccount();
  const cookie = cookieOf(await server.signIn(email, password));
  expect(await actorOf({ cookie })).not.toBeNull();
  const response = await server.send("/sign-out", { headers: { cookie }, body: {} });
  expect(response.status).toBe(200);
  expect(await actorOf({ cookie })).toBeNull();
  expect(await prisma.session.count({ where: { userId: actor.personId } })).toBe(0);
  const logged = await prisma.changeLog.findMany({ where: { recordId: actor.personId } });
  expect(logged.map((row) => row.entity)).toEqual(["identity.person"]);
});

test("signing out everywhere ends every session of the person, and only theirs", async () => {
  const { actor, email } = await anAccount();
  const other = await anAccount();
  const cookies = [
    cookieOf(await server.signIn(email, password)),
    cookieOf(await server.signIn(email, password)),
  ];
  const others = cookieOf(await server.signIn(other.email, password));
  await as(actor).identity.person.signOutEverywhere(command({}));
  expect(await prisma.session.count({ where: { userId: actor.personId } })).toBe(0);
  for (const cookie of cookies) expect(await actorOf({ cookie })).toBeNull();
  expect(await actorOf({ cookie: others })).not.toBeNull();
});

test("an expired session is nobody's", async () => {
  const { actor, email } = await anAccount();
  const cookie = cookieOf(await server.signIn(email, password));
  await prisma.session.updateMany({ where: { userId: actor.personId }, data: { expiresAt: new Date(0) } });
  expect(await actorOf({ cookie })).toBeNull();
});

test("nothing of the login library is open but signing in, signing out and asking who one is", async () => {
  const { email } = await anAccount();
  const cookie = cookieOf(await server.signIn(email, password));
  const people = await prisma.person.findMany({ orderBy: { id: "asc" } });
  for (const path of [
    "/sign-up/email",
    "/update-user",
    "/change-email",
    "/change-password",
    "/delete-user",
    "/update-session",
    "/request-password-reset",
    "/reset-password",
    "/sign-in/social",
    "/list-sessions",
    "/verify-email",
  ]) {
    const body = { name: "Mallory", email: "m@example.test", password, role: "admin", newPassword: password };
    const response = await server.send(path, { headers: { cookie }, body });
    expect([path, response.status]).toEqual([path, 404]);
  }
  expect(await prisma.person.findMany({ orderBy: { id: "asc" } })).toEqual(people);
  const session = await server.send("/get-session", { method: "GET", headers: { cookie } });
  expect(await session.json()).toMatchObject({ user: { email } });
});
