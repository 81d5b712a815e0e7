import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { expect, test } from "vitest";

// Read once, when the product is first imported: hence the late imports.
process.env["PUBLIC_URL"] = "https://crm.example.test/under/a/path";
process.env["TRUST_PROXY"] = "1";
const { prisma } = await import("@/server/core/db");
const { sessionCookie } = await import("@/server/identity/session-cookie");
const { aPerson, as, command, invitation, refusal, withPassword } = await import("../people");
const { webServer } = await import("../web-server");

const { place } = webServer();
const admin = await aPerson({ role: "admin" });
const { token } = await prisma.session.create({
  data: { userId: admin.personId, token: randomUUID(), expiresAt: new Date(Date.now() + 3_600_000) },
});
const { name, value } = sessionCookie(token, true);

/** A command of the administrator's, with headers that fetch would not let one choose. */
function send(path: string, body: unknown, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request(`${place.origin}/rpc/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: `${name}=${value}`, ...headers },
    });
    call.once("error", reject).once("response", (answer) => {
      let text = "";
      answer.on("data", (chunk) => {
        text += String(chunk);
      });
      answer.once("end", () => resolve(text));
    });
    call.end(JSON.stringify(body));
  });
}

const evil = "evil.example";
const forged: Record<string, string>[] = [
  { host: evil },
  { host: evil, "x-forwarded-host": evil, "x-forwarded-proto": "http", "x-forwarded-port": "8080" },
  { "x-forwarded-host": `${evil}, crm.example.test`, forwarded: `host=${evil};proto=http` },
  { "x-original-host": evil, "x-host": evil, "x-rewrite-url": `//${evil}/join`, referer: `https://${evil}/` },
  { host: `${evil}:443`, "x-forwarded-prefix": `//${evil}` },
];
const ours = /^https:\/\/crm\.example\.test\/join#[A-Za-z0-9_-]{43}$/;

test("attack 17: whatever host a request claims, a link leads to the configured origin", async () => {
  const { personId: id } = await aPerson();
  for (const headers of forged) {
    const one = invitation({ id: randomUUID(), name: "Bo", email: `${randomUUID()}@x.test` });
    const invited = JSON.parse(await send("identity.person.invite", one, headers)) as Answered<
      { link: string }[]
    >;
    expect(invited.result?.data.result[0]?.link).toMatch(ours);
    const renewed = JSON.parse(await send("identity.person.newLink", command({ id }), headers)) as Answered<{
      link: string;
    }>;
    expect(renewed.result?.data.result.link).toMatch(ours);
  }
});

test("attack 17: a host that is none is refused at the door", async () => {
  for (const host of [
    `crm.example.test@${evil}`,
    `crm.example.test:80@${evil}`,
    "a b",
    `x/../${evil}`,
    "x#y",
  ]) {
    const one = invitation({ id: randomUUID(), name: "Bo", email: `${randomUUID()}@x.test` });
    expect([host, await send("identity.person.invite", one, { host })]).toEqual([host, ""]);
    expect(await prisma.person.count({ where: { email: one.input.people[0]?.email ?? "" } })).toBe(0);
  }
});

type Answered<T> = { readonly result?: { readonly data: { readonly result: T } } };

test("attacks 18, 19, 53: a link that is used, revoked, expired, somebody's off duty, or guessed is answered alike", async () => {
  const { accessLink } = as(null).identity;
  const aLink = async (then: (id: string, token: string) => Promise<unknown>) => {
    const { personId: id } = await aPerson();
    const { result } = await as(admin).identity.person.newLink(command({ id }));
    const secret = result.link.split("#")[1] ?? "";
    await then(id, secret);
    return secret;
  };
  const dead = [
    await aLink((_id, secret) => accessLink.use(command({ token: secret, password: "a long password" }))),
    await aLink((id) => as(admin).identity.accessLink.revoke(command({ id }))),
    await aLink((personId) =>
      prisma.accessLink.updateMany({ where: { personId }, data: { expiresAt: new Date() } }),
    ),
    await aLink((id) => as(admin).identity.person.edit(command({ id, changes: { active: false } }))),
    "A".repeat(43),
  ];
  for (const secret of dead) {
    await expect(accessLink.read({ token: secret })).rejects.toMatchObject(refusal("link_invalid"));
    const use = accessLink.use(command({ token: secret, password: "another password" }));
    await expect(use).rejects.toMatchObject(refusal("link_invalid"));
  }
});

test("attack 53: a link is hashed where it is kept, and is good for its own person alone", async () => {
  const [one, other] = [await aPerson(), await aPerson()];
  const email = await withPassword(other.personId, "what they chose themselves");
  const { result } = await as(admin).identity.person.newLink(command({ id: one.personId }));
  const secret = result.link.split("#")[1] ?? "";
  const rows = await prisma.accessLink.findMany({ where: { personId: one.personId } });
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(secret);
  const before = await prisma.account.findMany({ where: { userId: other.personId } });
  await as(null).identity.accessLink.use(command({ token: secret, password: "a long password" }));
  expect(await prisma.account.findMany({ where: { userId: other.personId } })).toEqual(before);
  expect(await prisma.person.count({ where: { email } })).toBe(1);
});
