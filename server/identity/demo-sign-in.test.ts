import { beforeAll, expect, test } from "vitest";
import { rights } from "@/common/identity/roles";
import { loadDemo } from "@/prisma/seed/load-demo";
import { prisma } from "@/server/core/db";
import { authServer, cookieOf } from "@/testing/auth-server";
import { as } from "@/testing/people";
import { actorOf } from "./auth";

const server = authServer();
beforeAll(() => loadDemo(prisma, new Date()), 60_000);

test("every login of the demo signs in with the role it shows", async () => {
  const roleOf = {
    admin: "admin",
    lead: "lead",
    rep: "rep",
    rep2: "rep",
    agent: "agent",
    reader: "reader",
  } as const;
  for (const [mailbox, role] of Object.entries(roleOf)) {
    const answer = await server.signIn(`${mailbox}@demo.cordee.test`, "cordee-demo");
    const actor = await actorOf({ cookie: cookieOf(answer) });
    expect([mailbox, answer.status, actor?.role]).toEqual([mailbox, 200, role]);
    expect((await as(actor).live.start()).cards.length > 0).toBe(rights[role].deals);
  }
  expect(await as(null).identity.welcome.state()).toEqual({ empty: false, demo: true });
}, 60_000);
