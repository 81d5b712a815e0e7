// How much script each page asks for before anybody touches it, from the build: kilobytes, each script packed with gzip.
// Builds where the build is older than its sources.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { buildFolder, root } from "./places.mjs";
import { reportProblems } from "./report-problems.mjs";

/**
 * The board's is what its page names; what it then asks for until its first card (12 kB) is measured in a browser, and
 * together they may be 230.
 */
const budgets = { "/pipeline": 215 };
const budgetOfAnyPage = 300;

/** What the pages asked for when they last passed, so that a page that grew can say what of it grew. */
const memory = path.join(root, "node_modules/.cache/cordee-scripts.json");

/** Every page over its budget, with its parts and what they were `before`: page → part → kilobytes. */
export function scriptProblems(build = buildFolder(), before = {}) {
  const pages = measurePages(build);
  const problems = Object.entries(pages).flatMap(([page, parts]) => {
    const total = sum(Object.values(parts));
    const budget = budgets[page] ?? budgetOfAnyPage;
    if (total <= budget) return [];
    const lines = Object.entries(parts)
      .sort(([, a], [, b]) => b - a)
      .map(
        ([part, kilobytes]) =>
          `    ${kilobytes.toFixed(1).padStart(6)} kB  ${part}${growth(kilobytes, before[page]?.[part])}`,
      );
    return [`${page}: ${total.toFixed(1)} kB of script; its budget is ${budget}`, ...lines].join("\n");
  });
  return { looked: Object.keys(pages).length, problems, pages };
}

function growth(now, before) {
  if (before === undefined) return "";
  const more = now - before;
  return Math.abs(more) < 0.05
    ? ""
    : `, ${more > 0 ? "+" : "−"}${Math.abs(more).toFixed(1)} since it last passed`;
}

function measurePages(build) {
  const app = path.join(build, "server/app");
  const sizes = new Map();
  const sizeOf = (chunk) => {
    if (!sizes.has(chunk)) sizes.set(chunk, gzipSync(readFileSync(path.join(build, chunk))).length / 1000);
    return sizes.get(chunk);
  };
  const owners = ownersOf(build, app);
  const pages = {};
  for (const file of filesBelow(app, ".html")) {
    const page = `/${file.replace(/(^|\/)index\.html$|\.html$/, "")}`;
    const parts = {};
    for (const chunk of chunksOf(readFileSync(path.join(app, file), "utf8"))) {
      const owner = (owners.get(page) ?? owners.get("")).get(chunk) ?? "shared with other pages";
      parts[owner] = (parts[owner] ?? 0) + sizeOf(chunk);
    }
    pages[page] = parts;
  }
  return pages;
}

/** The scripts that today's browsers ask for; the others (`noModule`) are for those of ten years ago. */
const chunksOf = (html) =>
  new Set(
    [...html.matchAll(/<script[^>]* src="\/_next\/([^"?]+)[^>]*>/g)]
      .filter(([tag]) => !/nomodule/i.test(tag))
      .map(([, chunk]) => chunk),
  );

/** Page → chunk → the outermost file of app/ that asks for it; the framework's own under "". */
function ownersOf(build, app) {
  const { rootMainFiles } = JSON.parse(readFileSync(path.join(build, "build-manifest.json"), "utf8"));
  const framework = rootMainFiles.map((chunk) => [chunk, "Next and React"]);
  const owners = new Map([["", new Map(framework)]]);
  for (const file of filesBelow(app, "page_client-reference-manifest.js")) {
    const text = readFileSync(path.join(app, file), "utf8");
    const [, name, json] = /__RSC_MANIFEST\["(.+?)"\] ?= ?(\{.*\});?\s*$/s.exec(text) ?? [];
    // A layout's scripts are among those of the pages below it: the shortest list that names one owns it.
    if (name) owners.set(pageOf(name), new Map([...chunksOfEntries(JSON.parse(json)), ...framework]));
  }
  return owners;
}

const chunksOfEntries = ({ entryJSFiles }) =>
  Object.entries(entryJSFiles)
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([entry, chunks]) => chunks.map((chunk) => [chunk, entry.replace("[project]/", "")]));

/** `/(workspace)/opportunities/[id]/page` is served as `/opportunities/_`. */
const pageOf = (name) =>
  name
    .replace(/\/page$/, "")
    .replace(/\/\([^)]+\)/g, "")
    .replace(/\[\w+\]/g, "_") || "/";

const filesBelow = (folder, ending) =>
  readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith(ending))
    .sort();
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

if (process.argv[1] === import.meta.filename) {
  const { ensureBuild } = await import("./prepare.mjs");
  await ensureBuild();
  const before = existsSync(memory) ? JSON.parse(readFileSync(memory, "utf8")) : {};
  const { looked, problems, pages } = scriptProblems(buildFolder(), before);
  reportProblems("scripts", { looked, problems });
  if (problems.length === 0) {
    mkdirSync(path.dirname(memory), { recursive: true });
    writeFileSync(memory, JSON.stringify(pages));
  }
}
