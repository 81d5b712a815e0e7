import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bucket } from "./bucket-store";

/** Everything the process takes from its surroundings, read once. Units stand in the names. */
const source = process.env;
const dataFolder = source["CORDEE_DATA"] ?? ".data";

export const env = {
  production: source["NODE_ENV"] === "production",
  databaseUrl: required("DATABASE_URL"),
  host: source["HOST"] ?? "127.0.0.1",
  port: Number(source["PORT"] ?? 3000),
  /** Public address when it is not the one that requests name, such as https://crm.example.fr behind a proxy. */
  publicUrl: source["PUBLIC_URL"] ?? null,
  /** Whether X-Forwarded-* of the machine in front are to be believed. */
  trustProxy: source["TRUST_PROXY"] === "1",
  /** Folder of `server.key` and `server.crt`, by which it serves https itself; null: plain http. */
  tlsFolder: source["CORDEE_TLS"] ?? null,
  dataFolder,
  /** Where several processes tell each other who is where; null where there is one. */
  redisUrl: source["REDIS_URL"] || null,
  /** Where files are kept by the S3 protocol; null: in the data folder. */
  bucket: bucketOf(),
  buildFolder: source["CORDEE_DIST"] ?? ".next",
  poolSize: Number(source["DATABASE_POOL"] ?? 12),
  /** Milliseconds that a request waits for a connection, or for somebody else's lock, before it is asked to come again. */
  databasePatience: Number(source["DATABASE_PATIENCE"] ?? 10) * 1000,
  /** Off where `npm run worker` does them in a process of its own. */
  worksOnJobs: source["CORDEE_JOBS"] !== "0",
  logLevel: source["LOG_LEVEL"] ?? "info",
  /** Whoever names it reads `/metrics`; null: nobody does. */
  metricsToken: source["CORDEE_METRICS_TOKEN"] ?? metricsTokenOf(dataFolder),
  secret: source["CORDEE_SECRET"] ?? secretOf(dataFolder),
  /** By which services that push to devices know this server; null: nothing is pushed. */
  vapid: vapidOf(source["CORDEE_VAPID_KEYS"] ?? null) ?? keptVapid(dataFolder),
  /** How those who run them can reach whoever runs this server: `mailto:` or `https:`. */
  pushContact: source["PUSH_CONTACT"] ?? null,
  /** For tests: addresses that people name, such as those of their devices, may be of this machine. */
  reachesLocalTargets: source["CORDEE_LOCAL_TARGETS"] === "1",
} as const;

/** All of it, or nothing: half of it would keep files where nobody looks for them. */
function bucketOf(): Bucket | null {
  const [address, name] = [source["CORDEE_S3_ENDPOINT"], source["CORDEE_S3_BUCKET"]];
  const [accessKeyId, secretAccessKey] = [source["CORDEE_S3_KEY_ID"], source["CORDEE_S3_SECRET"]];
  const given = [address, name, accessKeyId, secretAccessKey];
  if (!given.some(Boolean)) return null;
  if (!address || !name || !accessKeyId || !secretAccessKey) {
    const all = "CORDEE_S3_ENDPOINT, CORDEE_S3_BUCKET, CORDEE_S3_KEY_ID and CORDEE_S3_SECRET";
    throw new Error(`Files in a bucket need ${all}; some are not set.`);
  }
  const region = source["CORDEE_S3_REGION"] ?? "us-east-1";
  const inPath = source["CORDEE_S3_PATH_STYLE"] !== "0";
  return { endpoint: new URL(address), name, region, accessKeyId, secretAccessKey, inPath };
}

function required(name: string): string {
  const value = source[name];
  if (!value) throw new Error(`${name} is not set. Start with \`npm run up\`, which sets it.`);
  return value;
}

/** `npm run up` writes the file at first start; without it nobody could sign in after a restart. */
function secretOf(folder: string): string {
  const file = join(folder, "secrets.json");
  try {
    const { session } = JSON.parse(readFileSync(file, "utf8")) as { session?: string };
    if (session) return session;
  } catch (cause) {
    throw new Error(
      `No session secret: set CORDEE_SECRET, or start with \`npm run up\`, which makes ${file}.`,
      { cause },
    );
  }
  throw new Error(`${file} holds no session secret.`);
}

export type VapidKeys = { readonly publicKey: string; readonly privateKey: string };

/** `<public> <private>`, as `npm run up` keeps them. */
function vapidOf(text: string | null): VapidKeys | null {
  const [publicKey, privateKey] = text?.trim().split(/\s+/) ?? [];
  return publicKey && privateKey ? { publicKey, privateKey } : null;
}

/** `npm run up` makes the file at first start. Where another one takes its place, devices must subscribe anew. */
function keptVapid(folder: string): VapidKeys | null {
  try {
    return vapidOf(readFileSync(join(folder, "push-keys"), "utf8"));
  } catch {
    return null;
  }
}

/** `npm run up` makes it; without it the figures are nobody's. */
function metricsTokenOf(folder: string): string | null {
  try {
    return readFileSync(join(folder, "metrics-token"), "utf8").trim() || null;
  } catch {
    return null;
  }
}
