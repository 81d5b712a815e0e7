import { readFileSync, rmSync, statSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import https from "node:https";
import os from "node:os";
import path from "node:path";
import tls from "node:tls";
import { afterAll, expect, test } from "vitest";
import { ensureAuthority, mayVouchFor } from "./authority.mjs";
import { ensureCertificate, fingerprintOf, makeCertificate } from "./certificate.mjs";

const folder = await mkdtemp(path.join(os.tmpdir(), "cordee-authority-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name) => path.join(folder, name);
const names = { addresses: ["192.168.1.20", "fd00::2"], hosts: ["desk", "desk.local"] };
const day = 86_400_000;

test("who trusts the authority reaches the server by each of its names, and by no other", async () => {
  const { authority, renewed, refused } = await ensureCertificate(folder, names);
  expect({ renewed, refused }).toEqual({ renewed: true, refused: [] });
  for (const name of ["localhost", "127.0.0.1", "192.168.1.20", "fd00::2", "desk.local", "desk"])
    expect(await answerTo(name, authority), name).toBe(200);
  expect(await answerTo("192.168.1.21", authority)).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
  expect(await answerTo("localhost", undefined)).toBe("SELF_SIGNED_CERT_IN_CHAIN");
});

test("keys are their owner's alone", () => {
  for (const name of ["authority.key", "server.key"]) expect(statSync(file(name)).mode & 0o777).toBe(0o600);
});

test("both stay as they are until an address changes; then phones need nothing new", async () => {
  const [before, authority] = [readFileSync(file("server.crt"), "utf8"), readFileSync(file("authority.crt"))];
  expect((await ensureCertificate(folder, names)).renewed).toBe(false);
  expect(readFileSync(file("server.crt"), "utf8")).toBe(before);
  const moved = await ensureCertificate(folder, { ...names, addresses: ["10.1.2.3"] });
  expect(moved.renewed).toBe(true);
  expect(await answerTo("10.1.2.3", moved.authority)).toBe(200);
  expect(readFileSync(file("authority.crt"))).toEqual(authority);
});

test("a certificate is renewed a month before it runs out, an authority before it would outlive one", async () => {
  const { authority } = await ensureCertificate(folder, names);
  expect((await ensureCertificate(folder, names, Date.now() + 300 * day)).renewed).toBe(false);
  const later = await ensureCertificate(folder, names, Date.now() + 380 * day);
  expect(later.renewed).toBe(true);
  expect(later.authority).toBe(authority);
  const last = await ensureCertificate(folder, names, Date.now() + 3_300 * day);
  expect(fingerprintOf(last.authority)).not.toBe(fingerprintOf(authority));
});

test("it vouches for no public name, and nobody would believe it of one", async () => {
  const moved = await ensureCertificate(folder, { addresses: ["8.8.8.8"], hosts: ["www.example.com"] });
  expect(moved.refused).toEqual(["8.8.8.8", "www.example.com"]);
  const authority = await ensureAuthority(folder, names, Date.now());
  expect(mayVouchFor(authority, "10.9.8.7") && mayVouchFor(authority, "else.local")).toBe(true);
  // A thief of its key does what `ensureCertificate` does not.
  await makeCertificate(folder, authority, ["www.example.com"], Date.now());
  expect(await answerTo("www.example.com", moved.authority)).toBe("permitted subtree violation");
});

/** The status of a server with this certificate, asked by that name; or why its caller does not believe it. */
async function answerTo(name, authority) {
  const pems = { cert: readFileSync(file("server.crt")), key: readFileSync(file("server.key")) };
  const server = https.createServer(pems, (_request, response) => response.end("hello"));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  try {
    return await new Promise((resolve) => {
      const ca = authority ?? tls.rootCertificates[0];
      // Reached on this machine, believed to be `name`.
      const checkServerIdentity = (_host, certificate) => tls.checkServerIdentity(name, certificate);
      https
        .get({ host: "127.0.0.1", port, ca, checkServerIdentity, agent: false }, ({ statusCode }) =>
          resolve(statusCode),
        )
        .on("error", ({ code, message }) => resolve(code === "UNSPECIFIED" ? message : code));
    });
  } finally {
    server.close();
  }
}
