// npm test: set-up, checks, domain tests on a real database, browser tests against a real server. Ends with one line
// `N passed, N failed`. `npm test -- check domain oldest e2e` runs some of the parts (`oldest`: what leans on the database
// most, once more on the oldest PostgreSQL that we promise to work with, Debian's 15); `npm test -- harness` plays only
// with the live core (it belongs to `domain`), and `--seed 17` or `--seed 17,23` only those of its seeds again;
// `npm run test:load` plays the load tests, which `domain` plays in short, at full size.
// `npm run test:chaos` plays 500 seeds with heavy faults more often, `-- 300` so many, `-- 101-200` those, and then a
// hundred trips of browsers over a bad road; `npm test -- road` plays those trips alone, `--seed 17` one of them again.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { runChecks } from "./check.mjs";
import { programOf } from "./debian-package.mjs";
import { root } from "./places.mjs";
import { ensureBuild, ensureClient, ensurePackages, requireNode } from "./prepare.mjs";
import { say } from "./progress.mjs";

const bin = (name) => path.join(root, "node_modules/.bin", name);
const folder = mkdtempSync(path.join(os.tmpdir(), "cordee-results-"));

/** Each part says how many passed and failed, or throws, which counts as one failure. */
const parts = {
  check: runChecks,
  domain: runDomainTests,
  oldest: runOnOldestPostgres,
  e2e: () => runBrowserTests(),
  harness: runHarness,
  load: runLoad,
  chaos: runChaos,
  road: runTrips,
};
const inBrowsers = ["e2e", "road"];
const onlyWhenAsked = ["harness", "load", "chaos", "road"];
const partMinutes = 60;
const seedFlag = "--seed";
/** How many seeds, or from which to which. */
const seedNumbers = /^\d+(-\d+)?$/;

/** Every migration, how commands commit and what the feed reads of it, search, and some seeds of the harness. */
const leaningOnTheDatabase = [
  ...["testing/template-database.test.ts", "server/core/transact.test.ts", "server/live/feed.test.ts"],
  ...["server/crm/opportunity/create.test.ts", "server/partners/partner/partner.test.ts"],
  "testing/harness/harness.test.ts",
];

/** The browser is installed beside the parts that come before those that need it: most of it is waiting for a server. */
let installing = null;

await main();

async function main() {
  const chosen = process.argv
    .slice(2)
    .filter((word, place, words) => word !== seedFlag && words[place - 1] !== seedFlag)
    .filter((word) => !seedNumbers.test(word));
  const names =
    chosen.length > 0 ? chosen : Object.keys(parts).filter((name) => !onlyWhenAsked.includes(name));
  const results = [];
  const setUp = await part("set-up", async () => {
    requireNode();
    await ensurePackages();
    const needsBrowser = inBrowsers.some((name) => names.includes(name));
    if (needsBrowser) void browser();
    await ensureClient();
    // The browser tests need it, and the check of scripts looks into it.
    if (needsBrowser) await ensureBuild();
    return { passed: 1, failed: 0 };
  });
  results.push(setUp);
  if (setUp.failed === 0) for (const name of names) results.push(await part(name, parts[name]));
  rmSync(folder, { recursive: true, force: true });
  const sum = (count) => results.reduce((total, result) => total + result[count], 0);
  console.log("");
  for (const { name, passed, failed, seconds } of results) {
    console.log(
      `${failed === 0 ? "✓" : "✗"} ${name.padEnd(8)} ${passed} passed, ${failed} failed, ${seconds} s`,
    );
  }
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
  process.exitCode = sum("failed") > 0 ? 1 : 0;
}

async function part(name, work) {
  const startedAt = performance.now();
  say(name);
  let counts;
  try {
    if (!work) throw new Error(`There is no part "${name}"; there are ${Object.keys(parts).join(", ")}`);
    counts = await work();
  } catch (error) {
    console.error(`✗ ${name}: ${error.message}`);
    counts = { passed: 0, failed: 1 };
  }
  return { name, ...counts, seconds: Math.round((performance.now() - startedAt) / 1000) };
}

function runDomainTests() {
  return runVitest([]);
}

function runOnOldestPostgres() {
  const program = programOf("postgresql-15", "/usr/lib/postgresql/15/bin/postgres");
  if (!program) return { passed: 0, failed: 0 };
  return runVitest(leaningOnTheDatabase, {
    TEST_POSTGRES: path.dirname(path.dirname(program)),
    // By name, so that the defects planted in the harness itself are left out.
    HARNESS_SEED: "1,2,3,4,5,6,7,8,9,10",
  });
}

function runHarness() {
  const { [process.argv.indexOf(seedFlag) + 1]: seeds } = process.argv;
  return runVitest(["testing/harness"], process.argv.includes(seedFlag) ? { HARNESS_SEED: seeds ?? "" } : {});
}

/** What `domain` plays in short. Alone on the machine: it measures. */
function runLoad() {
  return runVitest(["testing/load", "--no-file-parallelism"], { LOAD_SIZE: "full" });
}

/** Kills PostgreSQL, puts back backups and falls silent more often than `npm test` has time for. */
function runChaos() {
  const { [process.argv.indexOf(seedFlag) + 1]: seeds } = process.argv;
  const some = process.argv.slice(2).find((word) => seedNumbers.test(word));
  const one = process.argv.includes(seedFlag) ? { HARNESS_SEED: seeds ?? "" } : {};
  const files = one.HARNESS_SEED
    ? ["testing/harness/harness.test.ts"]
    : ["testing/harness", "testing/faults"];
  return runVitest(files, { HARNESS_CHAOS: "1", HARNESS_SEEDS: some ?? "500", ...one });
}

async function runVitest(files, env) {
  const file = path.join(folder, "domain.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await follow(bin("vitest"), ["run", ...files, ...reporters], env);
  const report = JSON.parse(readFileSync(file, "utf8"));
  // A file that cannot even be loaded has no tests of its own to fail.
  const crashed = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return withExitCode(code, report.numPassedTests, report.numFailedTests + crashed.length);
}

/** Fifty on a phone and fifty on a desktop; `npm test` makes ten of each. */
function runTrips() {
  const { [process.argv.indexOf(seedFlag) + 1]: seed } = process.argv;
  const one = process.argv.includes(seedFlag) && { ROAD_SEED: seed ?? "", ROAD_TRIPS: "1" };
  return runBrowserTests(["e2e/road"], one || { ROAD_TRIPS: "50" });
}

function browser() {
  installing ??= ensureBrowser(say).then(
    () => null,
    (error) => error,
  );
  return installing;
}

async function runBrowserTests(files = [], env = {}) {
  const missing = await browser();
  if (missing) throw missing;
  const file = path.join(folder, "e2e.json");
  const code = await follow(bin("playwright"), ["test", ...files], { E2E_JSON: file, ...env });
  const { stats, errors } = JSON.parse(readFileSync(file, "utf8"));
  return withExitCode(code, stats.expected + stats.flaky, stats.unexpected + errors.length);
}

/** A runner that fails without naming a test (a crash at its end, say) counts as one failure. */
function withExitCode(code, passed, failed) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

/** Runs a test runner in the open, in a process group of its own, so that a hanging one goes with all its children. */
function follow(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit"],
      detached: true,
    });
    const end = (signal) => {
      try {
        process.kill(-child.pid, signal);
      } catch {
        // It is gone already.
      }
    };
    const tooLong = setTimeout(() => end("SIGKILL"), partMinutes * 60_000);
    const onInterrupt = () => end("SIGTERM");
    process.once("SIGINT", onInterrupt).once("SIGTERM", onInterrupt);
    child.once("error", reject);
    child.once("close", (code, signal) => {
      clearTimeout(tooLong);
      process.off("SIGINT", onInterrupt).off("SIGTERM", onInterrupt);
      if (signal === "SIGKILL") reject(new Error(`stopped after ${partMinutes} minutes`));
      else resolve(code ?? 1);
    });
  });
}
