// What the browser build depends on, as one short hash: the same sources always give the same build id.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { root } from "./places.mjs";

const built = [
  "app",
  "ui",
  "common",
  "public",
  "instrumentation-client.ts",
  "next.config.js",
  "scripts/message-loader.cjs",
  "scripts/pack-chunks.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/** Ten characters: enough to tell builds apart, short enough for a URL. */
export function buildId() {
  return hashOf(built).slice(0, 10);
}

/** Content hash over files and folders (relative to the root); tests do not count. */
export function hashOf(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesBelow)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(relative) {
  const absolute = path.join(root, relative);
  if (!existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [relative];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}
