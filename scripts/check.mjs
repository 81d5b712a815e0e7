// npm run check: everything that can be judged without running the product. `npm run check -- types lint` runs some.
// The scripts of pages are judged where they are built, because a build takes longer than all checks: `npm test` builds
// first, and so does `npm run check -- scripts`.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { root } from "./places.mjs";
import { ensureClient, ensurePackages, isBuilt, requireNode } from "./prepare.mjs";
import { runMain, StopReason } from "./stop-reason.mjs";

const bin = (name) => path.join(root, "node_modules/.bin", name);
const script = (name) => [process.execPath, path.join(root, "scripts", name)];
const importers = ["app", "ui", "common", "server", "prisma/seed", "testing", "scripts", "bench", "e2e"];

/** name → what to run; the slowest first, since two run at a time. */
const checks = {
  // The native compiler judges; TypeScript 6 stays for the tools that read its API (dependency-cruiser, knip).
  types: () => [process.execPath, path.join(root, "node_modules/typescript-native/bin/tsc"), "--noEmit"],
  lint: () => [bin("biome"), "ci", "--colors=off", "--max-diagnostics=100"],
  drift: () => script("check-drift.mjs"),
  unused: () => [bin("knip"), "--no-progress", "--treat-config-hints-as-errors"],
  imports: () => [bin("depcruise"), ...importers.filter((folder) => existsSync(path.join(root, folder)))],
  messages: () => script("check-messages.mjs"),
  structure: () => script("check-structure.mjs"),
  schema: () => script("check-schema.mjs"),
  scripts: () => script("check-scripts.mjs"),
};
const atOnce = 2;

/** Runs the named checks (all without names); returns how many passed and failed. */
export async function runChecks(names = []) {
  const unknown = names.filter((name) => !(name in checks));
  if (unknown.length > 0)
    throw new StopReason(`No such check: ${unknown}. There are ${Object.keys(checks).join(", ")}.`);
  const waiting = Object.keys(checks).filter((name) => names.length === 0 || names.includes(name));
  if (names.length === 0 && !isBuilt()) {
    waiting.splice(waiting.indexOf("scripts"), 1);
    console.log("– scripts    not judged: the pages were not built since they changed");
  }
  const results = [];
  const lane = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) results.push(await runCheck(name));
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return { passed: results.filter(Boolean).length, failed: results.filter((passed) => !passed).length };
}

async function runCheck(name) {
  const startedAt = performance.now();
  const { code, said } = await outputOf(checks[name]());
  const passed = code === 0 && sawSomething(name, said);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${passed ? "✓" : "✗"} ${name.padEnd(10)} ${seconds.padStart(5)} s`);
  if (!passed) console.log(`\n${said.trim()}\n`);
  return passed;
}

/** A check that looked at nothing has not passed: dependency-cruiser says so only in its closing line. */
function sawSomething(name, said) {
  return name !== "imports" || /\((?!0 modules)\d+ modules, /.test(said);
}

function outputOf([command, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1" },
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        said += chunk;
      });
    }
    child.once("error", (error) => resolve({ code: 1, said: error.message }));
    child.once("close", (code) => resolve({ code, said: said.slice(-40_000) }));
  });
}

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    requireNode();
    await ensurePackages();
    await ensureClient();
    const { passed, failed } = await runChecks(process.argv.slice(2));
    console.log(`\n${passed} passed, ${failed} failed`);
    if (failed > 0) process.exitCode = 1;
  });
}
