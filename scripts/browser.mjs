// Finds a Chromium for the tests, and installs one where there is none.
import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { dataFolder } from "./places.mjs";

/**
 * What Playwright itself switches off (a second list on the command line replaces the first), and the suggestions under
 * the address bar: a whole Chromium loads them as two pages beside each page that is opened, half the cost of opening it.
 */
const withoutFeatures = [
  ...["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"],
  ...["HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding"],
  ...["ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints"],
  ...["NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"],
  ...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"],
];

/** No sandbox (containers), no GPU, and no calls home: a closed network answers them with long time-outs. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  `--disable-features=${withoutFeatures.join(",")}`,
];

const systemBrowsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

/** Chromium without what only a person needs of it: an eighth less work for the machine, and no push messages. */
const systemShell = "/usr/bin/chromium-headless-shell";

/** How Playwright launches the browser that is there already, or the one that it installed itself. */
export function findBrowser() {
  const executablePath = installed();
  // Of its own two Playwright takes the shell, unless it is told otherwise.
  return executablePath ? { executablePath, args } : { channel: "chromium", args };
}

/** The least in which a page can be tried: the shell, or the browser where there is no shell. */
export function findShell() {
  const executablePath = process.env.CHROMIUM ?? (existsSync(systemShell) ? systemShell : installed());
  return executablePath ? { executablePath, args } : { args };
}

const installed = () =>
  [process.env.CHROMIUM, ...systemBrowsers, fetchedBrowser()].find((file) => file && existsSync(file));

/** Installs a browser by the first way that works; throws with all the reasons when none does. */
export async function ensureBrowser(say) {
  if (installed() || playwrightHasOne()) return;
  const reasons = [];
  for (const [name, install] of [
    ["playwright", installWithPlaywright],
    ["apt-get", installWithApt],
    ["npm", fetchFromNpm],
  ]) {
    try {
      say(`installing a browser with ${name}`);
      await install();
      if (installed() || playwrightHasOne()) return;
      reasons.push(`${name}: no browser afterwards`);
    } catch (error) {
      reasons.push(`${name}: ${String(error.message).split("\n")[0]}`);
    }
  }
  throw new Error(`No browser for the tests. Set CHROMIUM to one. Tried ${reasons.join("; ")}`);
}

function playwrightHasOne() {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? path.join(os.homedir(), ".cache/ms-playwright");
  return existsSync(cache) && readdirSync(cache).some((name) => name.startsWith("chromium-"));
}

const quietly = (command, commandArgs, seconds) =>
  promisify(execFile)(command, commandArgs, { timeout: seconds * 1000, maxBuffer: Number.POSITIVE_INFINITY });

const installWithPlaywright = () => quietly("npx", ["playwright", "install", "chromium"], 120);

async function installWithApt() {
  if (process.getuid() !== 0) throw new Error("needs root");
  await quietly("apt-get", ["update"], 120);
  const install = (...packages) =>
    quietly("apt-get", [...waitingForOthers, "install", "-y", "--no-install-recommends", ...packages], 300);
  // Not every distribution has the shell apart.
  await install("chromium", path.basename(systemShell)).catch(() => install("chromium"));
}

/** Another program may be installing something. */
const waitingForOthers = ["-o", "DPkg::Lock::Timeout=120"];

const fetchedFolder = () => path.join(dataFolder(), "browser");

function fetchedBrowser() {
  return path.join(fetchedFolder(), "chromium");
}

/** @sparticuz/chromium carries a packed Chromium in an npm package: no root and no other host needed. */
async function fetchFromNpm() {
  const folder = fetchedFolder();
  await quietly(
    "npm",
    ["install", "--prefix", folder, "--no-save", "--ignore-scripts", "@sparticuz/chromium@143.0.4"],
    300,
  );
  const entry = path.join(folder, "node_modules/@sparticuz/chromium/build/esm/index.js");
  process.env.TMPDIR = folder;
  const { default: chromium } = await import(entry);
  await chromium.executablePath();
}
