// The conventions of prisma/schema: ids, names in the database, instants and days, money.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./places.mjs";
import { reportProblems } from "./report-problems.mjs";

/** Fields that may break a rule, each with its reason. */
const exceptions = {
  "Clock.id": "one row, so the id is the number 1",
  "Partner.taxId": "a number that a state gives",
  "Account.accountId": "better-auth's own text, such as the address at another provider",
  "Account.providerId": 'better-auth\'s own text, such as "credential"',
};

/** Every breach in the schema files of `folder`, as "Model.field: what is wrong". */
export function schemaProblems(folder = path.join(root, "prisma/schema")) {
  const files = readdirSync(folder).filter((name) => name.endsWith(".prisma"));
  const blocks = files.flatMap((name) => blocksOf(readFileSync(path.join(folder, name), "utf8")));
  const models = new Set(blocks.filter(({ kind }) => kind === "model").map(({ name }) => name));
  const problems = blocks.flatMap((block) => [
    ...(mappedName(block.body, "@@map") ? [] : [`${block.name}: needs @@map("snake_case")`]),
    ...(block.kind === "model" ? modelProblems(block, models) : []),
  ]);
  return {
    looked: blocks.length,
    problems: problems.filter((problem) => !(problem.split(":")[0] in exceptions)),
  };
}

function blocksOf(source) {
  return [...source.matchAll(/^(model|enum) (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, kind, name, body]) => ({
    kind,
    name,
    body,
  }));
}

function modelProblems({ name, body }, models) {
  return body
    .split("\n")
    .map((line) => line.replace(/\s*\/\/.*$/, "").trim())
    .filter((line) => /^\w+\s+\w/.test(line))
    .map((line) => ({ line, field: line.split(/\s+/)[0], type: line.split(/\s+/)[1].replace(/[?[\]]/g, "") }))
    .flatMap((column) =>
      columnProblems(column, models).map((problem) => `${name}.${column.field}: ${problem}`),
    );
}

function columnProblems({ line, field, type }, models) {
  if (models.has(type)) return [];
  return [
    ...idProblems(line, field),
    ...namingProblems(line, field),
    ...timeProblems(line, field, type),
    ...numberProblems(line, type),
  ];
}

function idProblems(line, field) {
  if (field === "id" && line.includes("@id") && !line.includes("@default(uuid(7))"))
    return ["ids are uuid(7)"];
  return /^(id|\w+Id)$/.test(field) && !line.includes("@db.Uuid") ? ["ids are @db.Uuid"] : [];
}

function namingProblems(line, field) {
  if (!/[A-Z]/.test(field)) return [];
  const mapped = mappedName(line, "@map");
  const snake = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return mapped === snake ? [] : [`needs @map("${snake}")`];
}

function timeProblems(line, field, type) {
  const isInstant = /(^a|A)t$/.test(field);
  const isDay = /On$/.test(field) && type === "DateTime";
  if (isInstant && (type !== "DateTime" || !line.includes("@db.Timestamptz(3)")))
    return ["an instant is DateTime @db.Timestamptz(3)"];
  if (isDay && !line.includes("@db.Date")) return ["a calendar day is @db.Date"];
  return type === "DateTime" && !isInstant && !isDay
    ? ["a time is called …At (an instant) or …On (a day)"]
    : [];
}

function numberProblems(line, type) {
  if (type === "Float") return ["money and measures are Decimal, never Float"];
  return type === "Decimal" && !/@db\.Decimal\(\d+, \d+\)/.test(line)
    ? ["Decimal needs @db.Decimal(precision, scale)"]
    : [];
}

function mappedName(text, attribute) {
  return new RegExp(`(?<!@)${attribute}\\("([a-z][a-z0-9_]*)"\\)`).exec(text)?.[1];
}

if (process.argv[1] === import.meta.filename) reportProblems("schema", schemaProblems());
