import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/server/core/context";
import { prisma } from "@/server/core/db";
import { ForbiddenAddress, mayBeAsked, postOutside, publicLookup } from "@/server/core/post-outside";
import { isPublicAddress } from "@/server/core/public-address";
import { aPerson, as, command } from "../people";
import { aPushDevice } from "../push-device";
import { pushEndpoint } from "../push-endpoint";

// As the product runs: no address of this machine is allowed.
vi.hoisted(() => {
  process.env["CORDEE_LOCAL_TARGETS"] = "0";
});

const inside: string[] = [];
const server = createServer((request, response) => {
  inside.push(request.url ?? "");
  response.end();
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address() as AddressInfo;
const endpoint = await pushEndpoint();
afterAll(async () => {
  server.close();
  await endpoint.stop();
});

const forbidden = [
  `http://127.0.0.1:${port}/`,
  `https://127.0.0.1:${port}/`,
  "https://127.0.0.1/",
  "https://2130706433/",
  "https://0x7f.1/",
  "https://0177.0.0.1/",
  "https://127.1/",
  "https://0.0.0.0/",
  "https://[::1]/",
  "https://[::ffff:127.0.0.1]/",
  "https://[::ffff:a9fe:a9fe]/",
  "https://169.254.169.254/latest/meta-data/",
  "https://10.0.0.1/",
  "https://192.168.1.1/",
  "https://[fd00::1]/",
  "https://[fe80::1]/",
  "https://8.8.8.8/",
  "https://localhost/",
  "https://metadata/",
  "https://user:secret@push.example.com/",
  "https://push.example.com:8443/",
  "http://push.example.com/",
  "file:///etc/passwd",
  "gopher://push.example.com/",
  "javascript:alert(1)",
  "//push.example.com/",
  "",
];

describe("attack 50: an endpoint of a device leads nowhere inside", () => {
  test.each(forbidden)("refused when it is given: %s", async (address) => {
    const person = await aPerson();
    const device = { ...endpoint.subscription(), endpoint: address };
    await expect(aPushDevice(person, endpoint, device)).rejects.toMatchObject({
      cause: { reason: "invalid", details: [{ field: "endpoint" }] },
    });
    expect(await prisma.pushDevice.count()).toBe(0);
  });

  test.each(forbidden)("refused when a device subscribes anew: %s", async (address) => {
    const person = await aPerson();
    const device = { ...endpoint.subscription(), endpoint: address, id: randomUUID() };
    await expect(as(person).messaging.push.renewDevice(command(device))).rejects.toMatchObject({
      cause: { reason: "invalid", details: [{ field: "endpoint" }] },
    });
  });

  test.each(forbidden)("and not asked, however it got there: %s", async (address) => {
    await expect(
      postOutside(address, { headers: {}, body: Buffer.from("x"), within: 1_000 }),
    ).rejects.toBeInstanceOf(ForbiddenAddress);
    expect(inside).toEqual([]);
  });

  test.each([
    ["private", ["10.1.2.3"]],
    ["loopback, mapped", ["::ffff:127.0.0.1"]],
    ["metadata", ["169.254.169.254"]],
    ["one of two", ["93.184.215.14", "192.168.0.7"]],
    ["unique local", ["fd12:3456::1"]],
    ["link-local", ["fe80::1"]],
    ["translated", ["64:ff9b::7f00:1"]],
    ["tunnelled", ["2002:7f00:1::"]],
    ["shared", ["100.64.0.1"]],
  ])(
    "a name that stands for a %s address is refused when the connection is made",
    async (_what, addresses) => {
      const answer = (all: boolean) =>
        new Promise((resolve) => {
          publicLookup(standsFor(addresses))("push.example.com", { all }, (error, found) =>
            resolve(error ?? found),
          );
        });
      expect(await answer(true)).toBeInstanceOf(ForbiddenAddress);
      expect(await answer(false)).toBeInstanceOf(ForbiddenAddress);
    },
  );

  test("a name of the open internet is asked at the very addresses that were looked at", async () => {
    const seen = await new Promise((resolve) => {
      const lookup = publicLookup(standsFor(["142.250.179.110", "2a00:1450:4007:80e::200a"]));
      lookup("fcm.googleapis.com", { all: true }, (_error, found) => resolve(found));
    });
    expect(seen).toEqual([
      { address: "142.250.179.110", family: 4 },
      { address: "2a00:1450:4007:80e::200a", family: 6 },
    ]);
    for (const host of ["fcm.googleapis.com", "updates.push.services.mozilla.com", "web.push.apple.com"])
      expect(mayBeAsked(`https://${host}/a/b`)).toBe(true);
  });

  test("of IP addresses only those that are handed out are public", () => {
    for (const address of [
      "127.0.0.1",
      "224.0.0.1",
      "255.255.255.255",
      "::",
      "::1",
      "ff02::1",
      "2001:db8::1",
      "x",
    ])
      expect(isPublicAddress(address), address).toBe(false);
    for (const address of ["1.1.1.1", "193.0.6.139", "2606:4700::1111"])
      expect(isPublicAddress(address), address).toBe(true);
  });
});

test("keys that nothing could be encrypted for are refused", async () => {
  const person: Actor = await aPerson();
  const { auth } = endpoint.subscription();
  const device = { id: randomUUID(), name: "x", endpoint: "https://push.example.com/a", auth };
  const noPoint = Buffer.alloc(65, 4).toString("base64url");
  await expect(
    as(person).messaging.push.addDevice(command({ ...device, p256dh: noPoint })),
  ).rejects.toMatchObject({ cause: { details: [{ field: "p256dh" }] } });
});

/** A resolver for which every name is at these addresses. */
function standsFor(addresses: readonly string[]) {
  const found = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  const ask = (_host: string, _options: object, answer: (error: null, found: object[]) => void) =>
    answer(null, found);
  return ask as unknown as NonNullable<Parameters<typeof publicLookup>[0]>;
}
