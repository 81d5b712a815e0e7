// The layout of the house: which folders there are, what files may be called, how long they may get.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./places.mjs";
import { reportProblems } from "./report-problems.mjs";

const longestFile = 250;
const longestPage = 30;
const looked = ["app", "ui", "common", "server", "testing", "e2e", "scripts", "bench", "prisma/seed"];
const emptyNames = /^index$|(^|-)(utils?|helpers?|services?|managers?|types?|misc|constants|lib)$/;

const serverDomains = [
  ...["identity", "partners", "catalog", "messaging", "activities"],
  ...["crm", "sales", "tickets", "calendar", "analytics"],
];
const serverFolders = [...serverDomains, "core", "api", "live", "web", "import", "export", "mail", "jobs"];
const serverFiles = ["main.ts", "worker.ts"];
const uiFolders = [...serverDomains, "kit", "live", "shell", "settings"];
/** In server/<domain>/<entity>/ these are fixed words; any other file shares a word with what it exports. */
const entityFiles = ["router", "access", "view", "queries", "live", "history", "board", "place"];

/** Files that may break a rule, each with its reason. */
const exceptions = {};
/** Domains whose screens are parts of other domains' pages, and are tried there. */
const shownElsewhere = ["messaging"];

/** Every breach of the layout below `base`, as "path: what is wrong". */
export function structureProblems(base = root) {
  const files = looked.flatMap((folder) => filesBelow(base, folder));
  const problems = files
    .filter((file) => !(file in exceptions))
    .flatMap((file) => [...nameProblems(file), ...lengthProblems(base, file), ...placeProblems(base, file)]);
  return { looked: files.length, problems: [...problems, ...domainProblems(base)] };
}

function filesBelow(base, folder) {
  const absolute = path.join(base, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|mts|js)$/.test(entry.name))
    .map((entry) => path.relative(base, path.join(entry.parentPath, entry.name)))
    .sort();
}

function nameProblems(file) {
  const word = path.basename(file).split(".")[0];
  return emptyNames.test(word) ? [`${file}: "${word}" says nothing; name the file after its idea`] : [];
}

function lengthProblems(base, file) {
  const lines = readFileSync(path.join(base, file), "utf8").trimEnd().split("\n").length;
  const isPage = /^app\/.*page\.tsx$/.test(file);
  const most = isPage ? longestPage : longestFile;
  const seed = file.startsWith("prisma/seed/");
  return lines > most && !seed ? [`${file}: ${lines} lines; at most ${most}`] : [];
}

function placeProblems(base, file) {
  const [area, first, second, ...rest] = file.split("/");
  if (area === "server") return serverProblems(base, file, first, second, rest);
  if (area === "ui" && second && !uiFolders.includes(first)) return [`${file}: ui/${first} is not a domain`];
  return [];
}

function serverProblems(base, file, first, second, rest) {
  if (!second)
    return serverFiles.includes(first) ? [] : [`${file}: only ${serverFiles.join(", ")} stand in server/`];
  if (!serverFolders.includes(first)) return [`${file}: server/${first} is not a domain`];
  if (!serverDomains.includes(first) || rest.length === 0 || file.endsWith(".test.ts")) return [];
  if (rest.length > 1) return [`${file}: too deep; server/<domain>/<entity>/<verb>.ts`];
  const word = rest[0].replace(/(\.job)?\.ts$/, "");
  if (entityFiles.includes(word) || exportsNamed(base, file, word)) return [];
  return [`${file}: exports nothing like “${word}”; a command's file is named after its verb`];
}

function exportsNamed(base, file, word) {
  const source = readFileSync(path.join(base, file), "utf8");
  const names = [...source.matchAll(/^export (?:async )?(?:function\*?|const|type|class) (\w+)/gm)];
  const words = word.split("-").map((part) => part.replace(/s$/, ""));
  return names.some(([, name]) => words.some((part) => name.toLowerCase().includes(part)));
}

/** The same noun everywhere: a domain of the server has its models, and its screens have their browser tests. */
function domainProblems(base) {
  const has = (...parts) => existsSync(path.join(base, ...parts));
  const domains = serverDomains.filter((domain) => has("server", domain));
  const withScreens = serverDomains.filter((domain) => has("ui", domain) && !shownElsewhere.includes(domain));
  return [
    ...domains
      .filter((domain) => !has("prisma/schema", `${domain}.prisma`))
      .map((domain) => `prisma/schema/${domain}.prisma: missing`),
    ...withScreens
      .filter((domain) => !has("e2e", domain))
      .map((domain) => `e2e/${domain}/: missing, though ui/${domain}/ exists`),
  ];
}

if (process.argv[1] === import.meta.filename) reportProblems("structure", structureProblems());
