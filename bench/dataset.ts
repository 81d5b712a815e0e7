import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Random, randomFrom } from "@/prisma/seed/random";
import {
  activity,
  adjectives,
  descriptions,
  firstNames,
  lastNames,
  products,
  reasons,
  stages,
  tags,
  teams,
} from "./words";

// Writes the CSV files of a made-up company of 20 people and so many opportunities, the same ones at each run:
//   node --import tsx bench/dataset.ts FOLDER 10000

const people = 20;
/** As many companies, and as many contacts, for each opportunity. */
const companiesEach = 0.15;
const day = 86_400_000;
/** The day that the files are written as of. */
const today = Date.UTC(2026, 10, 22);

function writeDataset(folder: string, opportunities: number): void {
  const partners = Math.round(opportunities * companiesEach);
  mkdirSync(folder, { recursive: true });
  const random = randomFrom(20_261_122);
  const write = (file: string, header: string, rows: readonly (readonly unknown[])[]) =>
    writeFileSync(
      join(folder, file),
      [header, ...rows.map((row) => row.map(cell).join(","))].join("\n").concat("\n"),
    );
  write(
    "teams.csv",
    "name",
    teams.map((name) => [name]),
  );
  write(
    "tags.csv",
    "name",
    tags.map((name) => [name]),
  );
  write(
    "lost_reasons.csv",
    "name",
    reasons.map((name) => [name]),
  );
  write(
    "stages.csv",
    "name,sequence,is_won",
    stages.map(({ name }, place) => [name, place, name === "Won" ? 1 : 0]),
  );
  write(
    "users.csv",
    "key,name,login,team,role",
    numbered(people, (n) => userRow(random, n)),
  );
  const companies = numbered(partners, (n) => companyRow(random, n));
  write("companies.csv", "key,name,email,phone,country,city", companies);
  write(
    "contacts.csv",
    "key,name,email,phone,company",
    numbered(partners, (n) => contactRow(random, n, partners)),
  );
  const names = companies.map((row) => String(row[1]));
  write(
    "leads.csv",
    leadColumns,
    numbered(opportunities, (n) => leadRow(random, n, names)),
  );
}

const leadColumns =
  "key,name,company,contact_name,email,phone,user,team,stage,won,lost,lost_reason,expected_revenue,recurring_revenue,recurring_plan,priority,tags,created,closed,expected_close,description";

const numbered = <T>(count: number, row: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => row(index + 1));
const cell = (value: unknown): string =>
  /[",\n]/.test(String(value)) ? `"${String(value).replace(/"/g, '""')}"` : String(value);
const teamOf = (n: number): string => teams[n % teams.length] ?? teams[0];
const person = (random: Random) => `${random.pick(firstNames)} ${random.pick(lastNames)}`;
const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);

function userRow(random: Random, n: number) {
  return [`u${n}`, person(random), `u${n}@bench.test`, teamOf(n), n <= 3 ? "manager" : "salesman"];
}

function companyRow(random: Random, n: number) {
  const name = `${random.pick(adjectives)} ${random.pick(activity)} ${String(n).padStart(4, "0")}`;
  const domain = `${name.toLowerCase().replace(/ /g, "-")}.test`;
  return [
    `c${n}`,
    name,
    `info@${domain}`,
    `+3345000${String(n).padStart(4, "0")}`,
    random.pick(["FR", "BE", "CH", "IT"]),
    "Annecy",
  ];
}

function contactRow(random: Random, n: number, companies: number) {
  return [`p${n}`, person(random), `contact${n}@bench.test`, "", `c${random.between(1, companies)}`];
}

function leadRow(random: Random, n: number, companies: readonly string[]) {
  const company = random.between(1, companies.length);
  const user = random.between(1, people);
  const created = today - random.between(1, 540) * day;
  const { stage, won, lost } = outcome(random);
  const closed = won || lost ? dayOf(Math.min(today, created + random.between(5, 120) * day)) : "";
  const recurring = random.next() < 0.25;
  return [
    ...[`l${n}`, `${random.pick(products)} for ${companies[company - 1]}`, `c${company}`, person(random)],
    ...[`buyer${n}@bench.test`, `+3346${String(n).padStart(6, "0")}`, `u${user}`, teamOf(user), stage],
    ...[won ? 1 : 0, lost ? 1 : 0, lost ? random.pick(reasons) : ""],
    (Math.exp(6 + random.next() * 5) + random.next()).toFixed(2),
    ...(recurring
      ? [random.between(50, 1_500), random.pick(["Monthly", "Yearly", "Over 3 years"])]
      : [0, ""]),
    ...[random.between(0, 3), tagsOf(random), dayOf(created), closed],
    ...[
      random.next() < 0.85 ? dayOf(created + random.between(30, 200) * day) : "",
      random.pick(descriptions),
    ],
  ];
}

/** A fifth is won, three in twenty lost, the others stand the thicker the earlier the stage. */
function outcome(random: Random) {
  const chance = random.next();
  if (chance < 0.2) return { stage: "Won", won: true, lost: false };
  let left = random.next();
  const stage = stages.find(({ share }) => {
    left -= share;
    return left < 0;
  });
  return { stage: stage?.name ?? "New", won: false, lost: chance < 0.35 };
}

const tagsOf = (random: Random) =>
  Array.from({ length: random.between(0, 2) }, () => random.pick(tags))
    .filter((tag, place, all) => all.indexOf(tag) === place)
    .join(";");

const [, , folder, opportunities] = process.argv;
if (folder) writeDataset(folder, Number(opportunities));
