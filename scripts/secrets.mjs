// Secrets are made here at the first start and never leave the data folder.
import { createECDH, randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dataFolder } from "./places.mjs";
import { StopReason } from "./stop-reason.mjs";

/** Makes <data>/<name> (0600) unless it is there. Written beside and moved: a start cut short leaves no half file. */
function ensureFile(name, make) {
  const file = path.join(dataFolder(), name);
  if (existsSync(file)) return chmodSync(file, 0o600);
  const fresh = `${file}.new`;
  writeFileSync(fresh, `${make()}\n`, { mode: 0o600 });
  renameSync(fresh, file);
}

/** A pair of P-256 by which services that push to devices know this server (VAPID, RFC 8292): public, private. */
export function makePushKeys() {
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  // A private key that happens to begin with zeros is still 32 bytes.
  const secret = Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()]).subarray(-32);
  return `${pair.getPublicKey("base64url")} ${secret.toString("base64url")}`;
}

/** Makes <data>/secrets.json (0600), which server/core/env.ts reads, unless it is there. */
export function ensureSecrets() {
  mkdirSync(dataFolder(), { recursive: true, mode: 0o700 });
  // By which Prometheus reads /metrics.
  ensureFile("metrics-token", () => randomBytes(32).toString("base64url"));
  ensureFile("push-keys", makePushKeys);
  const file = path.join(dataFolder(), "secrets.json");
  if (existsSync(file)) {
    requireSecret(file);
    chmodSync(file, 0o600);
    return;
  }
  ensureFile("secrets.json", () =>
    JSON.stringify({ session: randomBytes(32).toString("base64url") }, null, 2),
  );
}

function requireSecret(file) {
  try {
    if (JSON.parse(readFileSync(file, "utf8")).session) return;
  } catch {
    // Said below.
  }
  throw new StopReason(
    `${file} cannot be read. Restore it; without it, delete it (everybody then signs in again).`,
  );
}
