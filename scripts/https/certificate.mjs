// The certificate that the server shows: for the names this machine has today.
import "reflect-metadata";
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import net from "node:net";
import * as x509 from "@peculiar/x509";
import { certificateLife, day, ensureAuthority, mayVouchFor, randomSerial } from "./authority.mjs";
import { algorithm, keyToPem, makeKeys, readPem, writePem } from "./pem-files.mjs";

const renewBefore = 30 * day;

/**
 * Sees to it that `folder` holds an authority, and `server.key` and `server.crt` by it for these names and this machine
 * itself; they stay until they run out or the names change. Answers the authority's certificate, whether the server's
 * was made anew, and the names left out because the authority may not vouch for them.
 */
export async function ensureCertificate(folder, { addresses, hosts }, now = Date.now()) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const authority = await ensureAuthority(folder, { addresses, hosts }, now);
  const wanted = [...new Set(["localhost", "127.0.0.1", "::1", ...addresses, ...hosts])];
  const names = wanted.filter((name) => mayVouchFor(authority, name));
  const renewed = !(await isGood(folder, authority, names, now));
  if (renewed) await makeCertificate(folder, authority, names, now);
  const refused = wanted.filter((name) => !names.includes(name));
  return { authority: authority.certificate.toString("pem"), renewed, refused };
}

/** SHA-256, as phones show it of an authority before they trust it. */
export function fingerprintOf(pem) {
  const der = new Uint8Array(new x509.X509Certificate(pem).rawData);
  return createHash("sha256").update(der).digest("hex").toUpperCase().match(/../g).join(":");
}

async function isGood(folder, authority, names, now) {
  const pem = readPem(folder, "server.crt");
  if (pem === null || readPem(folder, "server.key") === null) return false;
  const [own] = x509.PemConverter.decode(pem);
  const certificate = new x509.X509Certificate(own);
  if (certificate.notAfter.getTime() < now + renewBefore) return false;
  if (namesOf(certificate).join() !== names.map(plain).sort().join()) return false;
  return certificate.verify({ publicKey: authority.certificate.publicKey, signatureOnly: true });
}

const namesOf = (certificate) =>
  certificate
    .getExtension(x509.SubjectAlternativeNameExtension)
    .names.items.map(({ value }) => plain(value))
    .sort();

/** Addresses of version 6 have many spellings. */
function plain(name) {
  return net.isIPv6(name) ? new URL(`http://[${name}]`).hostname : name.toLowerCase();
}

/** Whether anybody believes it for all these names is the authority's to say: see `mayVouchFor`. */
export async function makeCertificate(folder, authority, names, now) {
  const keys = await makeKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: randomSerial(),
    subject: "CN=Cordée",
    issuer: authority.certificate.subject,
    notBefore: new Date(now - day),
    notAfter: new Date(now - day + certificateLife),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: authority.key,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: net.isIP(value) ? "ip" : "dns", value })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(authority.certificate),
    ],
  });
  writePem(folder, "server.key", await keyToPem(keys.privateKey));
  // The server watches this one, and then reads both again.
  const chain = [certificate, authority.certificate].map((one) => one.toString("pem"));
  writePem(folder, "server.crt", `${chain.join("\n")}\n`);
}
