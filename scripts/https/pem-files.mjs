// Keys and certificates as files: keys are read by their owner alone.
import "reflect-metadata";
import { webcrypto } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PemConverter } from "@peculiar/x509";

export const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

export const makeKeys = () => webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);

/** Null where there is none. */
export function readPem(folder, name) {
  try {
    return readFileSync(path.join(folder, name), "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

/** Written beside and moved: whoever reads it meanwhile gets a whole one. */
export function writePem(folder, name, text) {
  const file = path.join(folder, name);
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export async function keyToPem(key) {
  return PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", key), "PRIVATE KEY");
}

export function keyFromPem(pem) {
  const [raw] = PemConverter.decode(pem);
  return webcrypto.subtle.importKey("pkcs8", raw, algorithm, true, ["sign"]);
}
