import { expect, test } from "vitest";

// Read once, when the product is first imported: hence the late imports.
process.env["TRUST_PROXY"] = "1";
const { aPerson, withPassword } = await import("../people");
const { authServer, cookieOf } = await import("../auth-server");
const { actorOf } = await import("@/server/identity/auth");
const { clientAddress } = await import("@/server/identity/client-address");
const { prisma } = await import("@/server/core/db");

const server = authServer();
const password = "a long password";
const overHttps = {
  "x-forwarded-proto": "https",
  "x-forwarded-host": "crm.example.test",
  origin: "https://crm.example.test",
};

test("over https the cookie belongs to this host alone and is never sent in clear", async () => {
  const { personId } = await aPerson();
  const email = await withPassword(personId, password);
  const response = await server.signIn(email, password, overHttps);
  expect(response.status).toBe(200);
  const [cookie = ""] = response.headers.getSetCookie();
  expect(cookie).toMatch(/^__Host-cordee\.session_token=/);
  for (const attribute of [/; Secure/, /; HttpOnly/, /; SameSite=Lax/, /; Path=\/(;|$)/])
    expect(cookie).toMatch(attribute);
  expect(cookie).not.toMatch(/Domain=/i);
  expect(await actorOf({ cookie: cookieOf(response) })).toMatchObject({ personId });
});

test("behind a trusted proxy the address is the one that the proxy saw, not the one that was claimed", async () => {
  const { personId } = await aPerson();
  const email = await withPassword(personId, password);
  await server.signIn(email, password, { ...overHttps, "x-forwarded-for": "198.51.100.9, 203.0.113.7" });
  expect(await prisma.session.findMany({ where: { userId: personId } })).toMatchObject([
    { ipAddress: "203.0.113.7" },
  ]);
  const request = { headers: {}, socket: { remoteAddress: "192.0.2.1" } } as unknown as Parameters<
    typeof clientAddress
  >[0];
  expect(clientAddress(request)).toBe("192.0.2.1");
});

test("the host that a request names is not the one that another site's page comes from", async () => {
  const { personId } = await aPerson();
  const email = await withPassword(personId, password);
  const answer = await server.signIn(email, password, { ...overHttps, origin: "https://evil.example" });
  expect(answer.status).toBe(403);
});
