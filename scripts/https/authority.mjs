// An authority of this machine's own, made at first use, which phones are told to trust. It vouches for private
// addresses alone, so that even a stolen key opens no other site.
import "reflect-metadata";
import { randomBytes, webcrypto } from "node:crypto";
import net from "node:net";
import { AsnConvert } from "@peculiar/asn1-schema";
import {
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_nameConstraints,
  NameConstraints,
} from "@peculiar/asn1-x509";
import * as x509 from "@peculiar/x509";
import { algorithm, keyFromPem, keyToPem, makeKeys, readPem, writePem } from "./pem-files.mjs";

x509.cryptoProvider.set(webcrypto);

export const day = 86_400_000;
/** Years, because each new one must be installed on every phone again. */
const life = 3_650 * day;
/** Milliseconds; Apple takes no longer one. What it signs may not outlive the authority. */
export const certificateLife = 397 * day;

const privateHosts = ["localhost", "local", "lan", "internal", "home.arpa"];
const privateRanges = [
  ...["127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10"],
  ...["::1/128", "fc00::/7", "fe80::/10"],
];

/** The authority in `folder`; made there, for private names and those given, where there is none that lasts. */
export async function ensureAuthority(folder, names, now) {
  return (await readAuthority(folder, now)) ?? makeAuthority(folder, names, now);
}

async function readAuthority(folder, now) {
  const pem = readPem(folder, "authority.crt");
  const key = readPem(folder, "authority.key");
  if (pem === null || key === null) return null;
  const certificate = new x509.X509Certificate(pem);
  if (certificate.notAfter.getTime() < now + certificateLife) return null;
  return { certificate, key: await keyFromPem(key) };
}

async function makeAuthority(folder, { addresses, hosts }, now) {
  const keys = await makeKeys();
  const permitted = [
    ...[...privateHosts, ...hosts].map((dNSName) => new GeneralName({ dNSName })),
    ...[...privateRanges, ...addresses.map(alone)].map((iPAddress) => new GeneralName({ iPAddress })),
  ].map((base) => new GeneralSubtree({ base }));
  const constraints = new NameConstraints({ permittedSubtrees: new GeneralSubtrees(permitted) });
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: randomSerial(),
    name: [{ CN: [commonName(hosts[0], now)] }],
    notBefore: new Date(now - day),
    notAfter: new Date(now + life),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      new x509.Extension(id_ce_nameConstraints, true, AsnConvert.serialize(constraints)),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  writePem(folder, "authority.key", await keyToPem(keys.privateKey));
  writePem(folder, "authority.crt", certificate.toString("pem"));
  return { certificate, key: keys.privateKey };
}

/** A range that holds one address. */
const alone = (address) => `${address}/${net.isIPv6(address) ? 128 : 32}`;

/** Says the machine and the day, so that a phone's list tells two of them apart. */
const commonName = (host = "this machine", now) =>
  `Cordée on ${host.slice(0, 30)} ${new Date(now).toISOString().slice(0, 10)}`;

/** Positive, as it must be. */
export const randomSerial = () => `01${randomBytes(15).toString("hex")}`;

/** Whether a certificate of this authority for that name would be believed. */
export function mayVouchFor({ certificate }, name) {
  const { value } = certificate.getExtension(id_ce_nameConstraints);
  const permitted = AsnConvert.parse(value, NameConstraints).permittedSubtrees.map(({ base }) => base);
  if (net.isIP(name) === 0)
    return permitted.some(({ dNSName }) => dNSName && `.${name}`.endsWith(`.${dNSName}`));
  const ranges = new net.BlockList();
  for (const { iPAddress } of permitted) {
    if (!iPAddress) continue;
    const [address, bits] = iPAddress.split("/");
    ranges.addSubnet(address, Number(bits), familyOf(address));
  }
  return ranges.check(name, familyOf(name));
}

const familyOf = (address) => (net.isIPv6(address) ? "ipv6" : "ipv4");
