// The texts on screen: both languages say the same things, nothing is missing, nothing is left over.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { argumentsIn, flatten } from "./message-format.mjs";
import { messageUses } from "./message-uses.mjs";
import { root } from "./places.mjs";
import { reportProblems } from "./report-problems.mjs";

const languages = ["en", "fr"];
const readFolders = ["app", "ui", "common", "server"];

/** Every problem of the messages below `base`, as "language/namespace.key: what is wrong". */
export function messageProblems(base = root) {
  const [english, french] = languages.map((language) => messagesOf(base, language));
  const uses = messageUses(sourcesOf(base));
  const problems = [
    ...comparison(english, french),
    ...[...french].flatMap(([key, text]) => frenchProblems(key, text)),
    ...uses.known
      .filter(({ key }) => !exists(english, key))
      .map(({ key, file }) => `${file}: no message "${key}"`),
    ...unusedKeys(english, uses).map((key) => `en/${key}: used nowhere`),
  ];
  return { looked: english.size, problems };
}

function messagesOf(base, language) {
  const folder = path.join(base, "common/messages", language);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
  return new Map(
    names.flatMap((name) =>
      flatten(JSON.parse(readFileSync(path.join(folder, name), "utf8")), name.slice(0, -5)),
    ),
  );
}

function sourcesOf(base) {
  return readFolders
    .filter((folder) => existsSync(path.join(base, folder)))
    .flatMap((folder) =>
      readdirSync(path.join(base, folder), { recursive: true })
        .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
        .map((name) => path.join(folder, name)),
    )
    .map((file) => ({ file, source: readFileSync(path.join(base, file), "utf8") }));
}

function comparison(english, french) {
  const keys = new Set([...english.keys(), ...french.keys()]);
  return [...keys].flatMap((key) => {
    if (!english.has(key)) return [`en/${key}: missing`];
    if (!french.has(key)) return [`fr/${key}: missing`];
    const [ours, theirs] = [english, french].map((messages) =>
      [...argumentsIn(messages.get(key))].sort().join(", "),
    );
    return ours === theirs ? [] : [`fr/${key}: has the arguments {${theirs}}, English has {${ours}}`];
  });
}

/** Typographic apostrophes, and no line break before : ; ? ! or inside « ». */
function frenchProblems(key, text) {
  const problems = [];
  if (/\p{L}'\p{L}/u.test(text)) problems.push("a straight apostrophe; write ’");
  if (/[^\u00a0\u202f:;?!»/\p{P}](?:[;?!»]|:(?!\/\/|\d))/u.test(withoutArguments(text))) {
    problems.push("a sign among : ; ? ! » without a non-breaking space before it");
  }
  return problems.map((problem) => `fr/${key}: ${problem}`);
}

/** What stands in a branch of a plural stays. */
function withoutArguments(text) {
  return text.replace(/\{\w+(?:, *\w+)*\}/g, "x").replace(/^[:;?!»]/, "");
}

function exists(messages, key) {
  return messages.has(key) || [...messages.keys()].some((full) => full.startsWith(`${key}.`));
}

/** A key counts as used when the code names it, builds names that begin like it, or holds its end as a string. */
function unusedKeys(messages, { known, prefixes, strings }) {
  const named = new Set(known.map(({ key }) => key));
  return [...messages.keys()].filter((key) => {
    if (named.has(key) || prefixes.some((prefix) => key.startsWith(prefix))) return false;
    const parts = key.split(".");
    return !parts.some((_part, place) => place > 0 && strings.has(parts.slice(place).join(".")));
  });
}

if (process.argv[1] === import.meta.filename) reportProblems("messages", messageProblems());
