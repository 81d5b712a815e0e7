import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { connect as connectTcp } from "node:net";
import { describe, expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { mountsOf } from "@/server/web/mounts";
import { aFileOnANote } from "../attachments";
import { aFile } from "../import-runs";
import { aPerson, as, command } from "../people";
import { cookieFor } from "../session-row";
import { webServer } from "../web-server";
import { aWorld } from "./world";

const { place } = webServer();
const world = await aWorld();
const aPng =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
/** The header of a JPEG of 16 by 16, and its end. */
const aJpeg = Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0, 0xff, 0xd9]);

const member = await aPerson({ role: "rep", name: "Ines Secret", email: "ines.secret@x.test" });
const away = await aPerson({ role: "reader" });
const cookies = {
  member: await cookieFor(member.personId),
  // Their session's row is still there: that they are away is what counts.
  away: await cookieFor(away.personId),
  forged: `${(await cookieFor(member.personId)).split("=")[0]}=${randomUUID()}.forged`,
};
await prisma.person.update({ where: { id: away.personId }, data: { active: false } });

type Expected = {
  readonly path: string | (() => Promise<string>);
  /** Statuses for a colleague, and for whoever is none: without, with a forged cookie, or off duty. */
  readonly member: number;
  readonly others: number;
};

/** What each mount answers to whom. A mount that is missing here fails the first test. */
const expected: Readonly<Record<string, Expected>> = {
  "/api/health": { path: "/api/health", member: 200, others: 200 },
  "/api/ready": { path: "/api/ready", member: 200, others: 200 },
  // Says "nobody" to others.
  "/api/auth/": { path: "/api/auth/get-session", member: 200, others: 200 },
  "/api/company/logo/": {
    path: async () => {
      await as(world.people.admin).identity.company.setLogo(command({ image: aPng }));
      return `/api/company/logo/${(await prisma.companyLogo.findFirstOrThrow()).digest}`;
    },
    member: 200,
    others: 404,
  },
  "/api/files/": {
    path: async () => {
      const { fileId } = await aFileOnANote(member, world.open, Buffer.from("Refuge secret"), "plan.txt");
      return `/api/files/${fileId}`;
    },
    member: 200,
    others: 401,
  },
  "/api/imports/": {
    path: async () => `/api/imports/${await aFile(member, "Nom\r\nPompe\r\n")}/problems.csv`,
    member: 200,
    others: 401,
  },
  "/rpc/": { path: "/rpc/live.start", member: 200, others: 401 },
  "/api/exports/": {
    path: async () => {
      const id = randomUUID();
      const of = { list: "partners" as const, query: "" };
      await as(member).exports.start(command({ id, format: "csv", of }));
      return `/api/exports/${id}`;
    },
    member: 200,
    others: 401,
  },
  // Takes nothing: it only leads into the app.
  "/share": { path: "/share", member: 303, others: 303 },
  // Of a program that names the token, whoever is signed in: `server/web/metrics.test.ts`.
  "/metrics": { path: "/metrics", member: 401, others: 401 },
  "/pictures/": {
    path: async () => {
      await as(member).identity.person.setPicture(command({ picture: aJpeg.toString("base64") }));
      const { image } = await prisma.person.findUniqueOrThrow({ where: { id: member.personId } });
      return `/pictures/${member.personId}/${image}.jpg`;
    },
    member: 200,
    others: 401,
  },
};

test("attack 31: it is known of every mount ahead of the pages who may ask", () => {
  expect(Object.keys(expected).toSorted()).toEqual(Object.keys(mountsOf(() => false)).toSorted());
});

describe.each(Object.entries(expected))("%s", (_mount, one) => {
  const ask = async (headers: Record<string, string>, method = "GET") => {
    const path = typeof one.path === "string" ? one.path : await one.path();
    return fetch(`${place.origin}${path}`, { headers, method, redirect: "manual" });
  };

  test("answers a colleague", async () => {
    expect((await ask({ cookie: cookies.member })).status).toBe(one.member);
  });

  test.each([
    ["without a session", {}],
    ["with a session that nobody gave out", { cookie: cookies.forged }],
    ["off duty", { cookie: cookies.away }],
    ["under names that a proxy gives", { "x-forwarded-user": "admin", "x-person-id": member.personId }],
  ])("attack 31: tells nobody anything %s", async (_who, headers: Record<string, string>) => {
    const answer = await ask(headers);
    expect(answer.status).toBe(one.others);
    expect(await answer.text()).not.toMatch(/secret|Refuge/i);
  });

  test("attack 30: leaves no answer in a cache, be it the browser's or a shared one", async () => {
    for (const headers of [{ cookie: cookies.member }, {}]) {
      expect((await ask(headers)).headers.get("cache-control")).toBe("no-store");
    }
  });

  test("attack 32: an answer says nothing of what runs here, and may be neither framed nor sniffed", async () => {
    const { headers } = await ask({ cookie: cookies.member });
    expect([headers.get("server"), headers.get("x-powered-by")]).toEqual([null, null]);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  test("no method but those it knows changes or tells anything", async () => {
    for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const answer = await ask({ cookie: cookies.member }, method);
      expect(await answer.text()).not.toMatch(/secret/i);
      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    }
  });
});

/** One request, written byte by byte, and the first line of its answer. */
async function sayRaw(head: string): Promise<string> {
  const socket = connectTcp(Number(new URL(place.origin).port), "127.0.0.1");
  let said = "";
  socket.on("data", (chunk) => {
    said += String(chunk);
  });
  socket.setTimeout(5_000, () => socket.destroy(new Error("no answer")));
  socket.write(`${head}\r\n\r\n`);
  await once(socket, "close");
  return said.split("\r\n")[0] ?? "";
}

const lines = ["Host: x", "Connection: close"];

test("attacks 25, 31: an address that is none ends its own request and nobody else's", async () => {
  for (const address of [
    "//",
    "///",
    "/\\",
    "http://[",
    "*",
    "//evil.example/pipeline",
    "/%E0%A4%A",
    "/..",
  ]) {
    const status = await sayRaw([`GET ${address} HTTP/1.1`, ...lines].join("\r\n"));
    expect([address, status]).toEqual([address, expect.stringMatching(/^HTTP\/1\.1 40[04]/)]);
  }
  expect((await fetch(`${place.origin}/api/health`)).status).toBe(200);
});

test("attack 29: an upgrade to an address elsewhere reaches nothing", async () => {
  for (const address of ["http://169.254.169.254/latest", "//", "/rpc/live.start", "/socket.iox"]) {
    const upgrade = ["Host: x", "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"];
    expect(await sayRaw([`GET ${address} HTTP/1.1`, ...upgrade].join("\r\n"))).not.toMatch(
      / (101|200|30\d) /,
    );
  }
  expect((await fetch(`${place.origin}/api/health`)).status).toBe(200);
});

test("attack 26: headers of Next's own inside open no door", async () => {
  for (const name of ["x-middleware-subrequest", "x-middleware-rewrite", "x-nextjs-data", "next-action"]) {
    for (const value of ["middleware", "middleware:middleware:middleware:middleware:middleware", "1"]) {
      const answer = await fetch(`${place.origin}/rpc/live.start`, { headers: { [name]: value } });
      expect([name, answer.status]).toEqual([name, 401]);
    }
  }
});
