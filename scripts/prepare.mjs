// Brings the checkout into a state that can be served: packages, database client, browser build.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { markScripts, packChunks } from "./pack-chunks.mjs";
import { packTexts } from "./pack-texts.mjs";
import { buildFolder, dataFolder, root } from "./places.mjs";
import { run, say } from "./progress.mjs";
import { buildId, hashOf } from "./sources.mjs";
import { StopReason } from "./stop-reason.mjs";

const quiet = { NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" };
const at = (...parts) => path.join(root, ...parts);

/** Needs nothing but Node itself. */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new StopReason(
      `Cordée needs Node 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org`,
    );
  }
}

/**
 * `npm install` when the lock is newer than what is installed. (`npm ci` refuses locks made on one platform.) An install
 * that was cut short leaves half packages, which npm would take for whole ones: all of it goes before the next.
 */
export async function ensurePackages() {
  const installed = statSync(at("node_modules/.package-lock.json"), { throwIfNoEntry: false });
  const half = at("node_modules/.half-installed");
  const isWhole = installed && !existsSync(half);
  if (isWhole && installed.mtimeMs >= statSync(at("package-lock.json")).mtimeMs) return;
  say("Installing packages (about a minute)");
  if (existsSync(half)) rmSync(at("node_modules"), { recursive: true, force: true });
  mkdirSync(at("node_modules"), { recursive: true });
  writeFileSync(half, "");
  const lock = readFileSync(at("package-lock.json"));
  await run("npm install", "npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (!lock.equals(readFileSync(at("package-lock.json")))) say("npm changed package-lock.json");
  // npm leaves the marker's time alone when there was nothing to do.
  utimesSync(at("node_modules/.package-lock.json"), new Date(), new Date());
  rmSync(half);
}

/** The Prisma client, when the schema has changed. */
export async function ensureClient() {
  const stamp = at("prisma/generated/schema-hash");
  const hash = hashOf(["prisma/schema", "node_modules/prisma/package.json"]);
  if (contentOf(stamp) === hash) return;
  say("Generating the database client");
  await run("prisma generate", at("node_modules/.bin/prisma"), ["generate"], {
    ...quiet,
    PRISMA_SCHEMA_ENGINE_BINARY: at("scripts/schema-engine.mjs"),
  });
  writeFileSync(stamp, hash);
}

const buildStamp = () => path.join(buildFolder(), "cordee-build");

/** Whether the browser build is of the sources as they are. */
export const isBuilt = () => contentOf(buildStamp()) === buildId();

/** The browser build, when its sources have changed; returns the build's id. */
export async function ensureBuild() {
  const id = buildId();
  const stamp = buildStamp();
  if (contentOf(stamp) !== id) {
    say("Building the pages");
    rmSync(stamp, { force: true });
    await run("next build", at("node_modules/.bin/next"), ["build"], quiet);
    const chunks = path.join(buildFolder(), "static");
    markScripts(chunks);
    await packChunks(chunks);
    await packTexts(chunks);
    writeFileSync(stamp, id);
  }
  keepStaticFiles(id);
  return id;
}

/**
 * Browsers that still run a former build ask for its chunks, so the static files of the last three builds stay
 * in <data>/builds/<build id>/static, from where the server answers /_next/static/… that the current build lacks.
 */
function keepStaticFiles(id) {
  const builds = path.join(dataFolder(), "builds");
  const kept = path.join(builds, id);
  if (!existsSync(kept)) {
    const copy = `${kept}.new`;
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(copy, { recursive: true });
    cpSync(path.join(buildFolder(), "static"), path.join(copy, "static"), { recursive: true });
    renameSync(copy, kept);
  }
  const newestFirst = readdirSync(builds)
    .map((name) => ({ name, madeAt: statSync(path.join(builds, name)).mtimeMs }))
    .sort((a, b) => b.madeAt - a.madeAt);
  for (const { name } of newestFirst.filter((build) => build.name !== id).slice(2)) {
    rmSync(path.join(builds, name), { recursive: true, force: true });
  }
}

function contentOf(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}
