import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { rscOf, shells } from "../../common/routes.mjs";
import { test } from "../fixtures/cordee";

const build = path.resolve(process.env["CORDEE_DIST"] ?? ".next");
const manifest = JSON.parse(
  readFileSync(path.join(build, "app-path-routes-manifest.json"), "utf8"),
) as Record<string, string>;

/** Routes of the build that are no page, each with the addresses that it answers. */
const handlers: Readonly<Record<string, readonly string[]>> = {
  "/manifest.webmanifest": ["/manifest.webmanifest"],
  "/manifest.fr.webmanifest": ["/manifest.fr.webmanifest"],
  "/serwist/[path]": ["/serwist/sw.js"],
};
/** Next's own pages, which no address of ours leads to. */
const inner = ["/_not-found", "/_global-error"];
const addressOf = (route: string) => route.replace(/\[\w+\]/g, "_");

/** Words of the demo company that no page may hold. */
const telling = /Benali|Girard|Camille|Alpes|demo\.cordee\.test/;

test("attack 31: every route of the build is a page without data, or a handler that is looked at here", () => {
  const unknown = Object.values(manifest).filter(
    (route) => !inner.includes(route) && !(route in handlers) && !shells.includes(addressOf(route)),
  );
  expect(unknown).toEqual([]);
  expect(Object.values(manifest).map(addressOf)).toEqual(expect.arrayContaining([...shells]));
});

test("attacks 27, 30: pages, payloads and prefetches are the same for everybody, and tell of nobody", async ({
  open,
  playwright,
  baseURL,
}) => {
  const rep = (await open("rep")).request;
  const nobody = await playwright.request.newContext({ ...(baseURL && { baseURL }) });
  const others = [
    "/opportunities/0193f1d2-7a10-7c1e-8a52-0c1d2e3f4a5b",
    "/_next/data/x/pipeline.json",
    "/no/page",
  ];
  const addresses = [...shells, ...shells.map(rscOf), ...Object.values(handlers).flat(), ...others];
  const kinds = [
    {},
    { rsc: "1" },
    { rsc: "1", "next-router-prefetch": "1" },
    { "x-nextjs-data": "1", purpose: "prefetch" },
  ];
  for (const address of addresses) {
    for (const headers of kinds) {
      const [one, other] = await Promise.all(
        [rep, nobody].map((who) => who.get(address, { headers, maxRedirects: 0 })),
      );
      const text = (await one?.text()) ?? "";
      expect(text, address).not.toMatch(telling);
      expect((await other?.text()) === text, `${address} is the same for nobody`).toBe(true);
      for (const answer of [one, other]) {
        const { location, "set-cookie": cookie, "cache-control": kept = "" } = answer?.headers() ?? {};
        expect([address, location, cookie, kept]).toEqual([address, undefined, undefined, "no-cache"]);
      }
    }
  }
  await nobody.dispose();
});

test("attack 32: no source map and no name of a setting leaves the server", async ({ request }) => {
  const chunks = readdirSync(path.join(build, "static"), { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".js"),
  );
  expect(chunks.length).toBeGreaterThan(10);
  for (const chunk of chunks) {
    const text = readFileSync(path.join(build, "static", chunk), "utf8");
    expect([
      chunk,
      text.match(/sourceMappingURL=(?!data:)|DATABASE_URL|CORDEE_SECRET|postgres(ql)?:\/\//),
    ]).toEqual([chunk, null]);
  }
  for (const address of [
    `/_next/static/${chunks[0]}.map`,
    "/.env",
    "/.git/config",
    "/package.json",
    "/server/main.ts",
  ])
    expect([address, (await request.get(address)).status()]).toEqual([address, 404]);
});

test("attacks 25, 28: no address leads elsewhere, and no body that is made for Next's inside is taken", async ({
  request,
  baseURL,
}) => {
  const leading = [
    "//evil.example",
    "/\\evil.example",
    "/%2f%2fevil.example",
    "/@evil.example",
    "/sign-in?next=//evil.example",
  ];
  for (const address of leading) {
    const answer = await request.get(`${baseURL}${address}`, { maxRedirects: 0 });
    expect([address, answer.headers()["location"]]).toEqual([address, undefined]);
  }
  const bodies = [
    "[]",
    '["$F1"]',
    "0:".repeat(20_000),
    `["$@0",${"[".repeat(5_000)}`,
    "\u0000\uffff",
    "$ACTION_ID_x=1",
  ];
  for (const address of ["/", "/pipeline", "/sign-in", "/_not-found"]) {
    for (const data of bodies) {
      const began = performance.now();
      const headers = { "next-action": "a".repeat(42), "content-type": "text/plain;charset=UTF-8" };
      const answer = await request.post(address, { headers, data: Buffer.from(data), maxRedirects: 0 });
      expect([address, answer.status()]).toEqual([address, 405]);
      expect(performance.now() - began).toBeLessThan(1_000);
    }
  }
  expect((await request.get("/api/health")).status()).toBe(200);
});
