// Secrets are made here at the first start and never leave the data folder.
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dataFolder } from "./places.mjs";
import { StopReason } from "./stop-reason.mjs";

/** Makes <data>/metrics-token (0600), by which Prometheus reads /metrics, unless it is there. */
function ensureMetricsToken() {
  const file = path.join(dataFolder(), "metrics-token");
  if (existsSync(file)) return;
  const fresh = `${file}.new`;
  writeFileSync(fresh, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
  renameSync(fresh, file);
}

/** Makes <data>/secrets.json (0600), which server/core/env.ts reads, unless it is there. */
export function ensureSecrets() {
  mkdirSync(dataFolder(), { recursive: true, mode: 0o700 });
  ensureMetricsToken();
  const file = path.join(dataFolder(), "secrets.json");
  if (existsSync(file)) {
    requireSecret(file);
    chmodSync(file, 0o600);
    return;
  }
  // Written beside and moved: a start cut short here leaves no half file.
  const fresh = `${file}.new`;
  writeFileSync(fresh, `${JSON.stringify({ session: randomBytes(32).toString("base64url") }, null, 2)}\n`, {
    mode: 0o600,
  });
  renameSync(fresh, file);
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
