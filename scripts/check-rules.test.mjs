import { randomInt } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { messageProblems } from "./check-messages.mjs";
import { schemaProblems } from "./check-schema.mjs";
import { scriptProblems } from "./check-scripts.mjs";
import { structureProblems } from "./check-structure.mjs";

const folders = [];

/** A small checkout: path → content. */
function checkout(files) {
  const base = mkdtempSync(path.join(os.tmpdir(), "cordee-check-"));
  folders.push(base);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(base, file)), { recursive: true });
    writeFileSync(path.join(base, file), content);
  }
  return base;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe("the structure check", () => {
  const win = "export async function winOpportunity() {}\n";
  const good = {
    "server/crm/opportunity/win.ts": win,
    "prisma/schema/crm.prisma": "",
    "ui/kit/button.tsx": "",
  };
  const problemsWith = (files) => structureProblems(checkout({ ...good, ...files })).problems;

  it("finds nothing in a tidy house", () => {
    expect(structureProblems(checkout(good))).toEqual({ looked: 2, problems: [] });
  });

  it.each([
    ["a name that says nothing", "ui/kit/utils.ts", "", /"utils" says nothing/],
    ["a barrel's name", "ui/kit/index.ts", "", /"index" says nothing/],
    ["a name that ends in nothing", "server/core/date-helpers.ts", "", /"date-helpers" says nothing/],
    ["a long file", "server/core/long.ts", "x\n".repeat(251), /251 lines; at most 250/],
    ["a page that does more than compose", "app/pipeline/page.tsx", "x\n".repeat(31), /31 lines; at most 30/],
    ["an unknown domain", "server/deals/deal/win.ts", win, /server\/deals is not a domain/],
    ["an unknown domain of screens", "ui/deals/board.tsx", "", /ui\/deals is not a domain/],
    ["a stray file in server/", "server/start.ts", "", /only main.ts, worker.ts/],
    [
      "a command not named after its verb",
      "server/crm/opportunity/lose.ts",
      win,
      /exports nothing like “lose”/,
    ],
    ["a folder too deep", "server/crm/opportunity/win/win.ts", win, /too deep/],
    ["a domain without models", "server/sales/order/win.ts", win, /prisma\/schema\/sales.prisma: missing/],
    ["screens without browser tests", "ui/crm/board.tsx", "", /e2e\/crm\/: missing/],
  ])("finds %s", (_what, file, content, problem) => {
    expect(problemsWith({ [file]: content })).toEqual([expect.stringMatching(problem)]);
  });
});

describe("the schema check", () => {
  const model = (line) => `model Order {\n  ${line}\n\n  @@map("order")\n}\n`;
  const problemsOf = (schema) =>
    schemaProblems(path.join(checkout({ "schema/sales.prisma": schema }), "schema")).problems;

  it("finds nothing in a tidy model", () => {
    expect(
      problemsOf(
        model(
          'id String @id @default(uuid(7)) @db.Uuid\n  paidAt DateTime? @map("paid_at") @db.Timestamptz(3)',
        ),
      ),
    ).toEqual([]);
  });

  it.each([
    ["an id that is no uuid", "id Int @id", /uuid/],
    ["a reference that is no uuid", 'teamId String @map("team_id")', /@db.Uuid/],
    ["a name not in snake case", "firstName String", /@map\("first_name"\)/],
    ["an instant without time zone", 'paidAt DateTime @map("paid_at")', /Timestamptz\(3\)/],
    ["a day with a time", 'dueOn DateTime @map("due_on") @db.Timestamptz(3)', /@db.Date/],
    ["a time that is not called one", "deadline DateTime @db.Timestamptz(3)", /…At/],
    ["a float", "amount Float", /never Float/],
    ["money without precision", "amount Decimal", /precision/],
  ])("finds %s", (_what, line, problem) => {
    expect(problemsOf(model(line))).toEqual([expect.stringMatching(problem)]);
  });

  it("finds a model and an enum that keep their names in the database", () => {
    expect(problemsOf("model Order {\n  name String\n}\nenum State {\n  open\n}\n")).toHaveLength(2);
  });
});

describe("the message check", () => {
  const screen = `import { useTranslations } from "use-intl";
    export function Screen() { const t = useTranslations("crm"); return t("title"); }`;
  const problemsWith = (english, french, source = screen) =>
    messageProblems(
      checkout({
        "common/messages/en/crm.json": JSON.stringify(english),
        "common/messages/fr/crm.json": JSON.stringify(french),
        "ui/crm/screen.tsx": source,
      }),
    ).problems;

  it("finds nothing where both languages say what the code asks for", () => {
    expect(problemsWith({ title: "Pipeline" }, { title: "Pipeline" })).toEqual([]);
  });

  it.each([
    ["a text missing in French", { title: "Title" }, {}, /fr\/crm.title: missing/],
    ["another argument", { title: "{n} left" }, { title: "{m} restent" }, /has the arguments \{m\}/],
    ["a text used nowhere", { title: "T", old: "O" }, { title: "T", old: "O" }, /en\/crm.old: used nowhere/],
    ["a straight apostrophe", { title: "T" }, { title: "L'affaire" }, /apostrophe/],
    ["a sign that may start a line", { title: "T" }, { title: "Perdue ?" }, /non-breaking/],
    [
      "such a sign in a branch of a plural",
      { title: "{n, plural, one {#} other {#}}" },
      { title: "{n, plural, one {# arrive ; attendez} other {#}}" },
      /non-breaking/,
    ],
  ])("finds %s", (_what, english, french, problem) => {
    expect(problemsWith(english, french)).toEqual([expect.stringMatching(problem)]);
  });

  it("finds a text that the code asks for and nobody wrote", () => {
    expect(problemsWith({}, {})).toEqual([
      expect.stringMatching(/ui\/crm\/screen.tsx: no message "crm.title"/),
    ]);
  });

  it("takes texts put together at run time for used", () => {
    const source = screen.replace('"title"', `\`field.\${name}\``);
    expect(problemsWith({ field: { name: "Name" } }, { field: { name: "Nom" } }, source)).toEqual([]);
  });
});

describe("the check of scripts", () => {
  /** A build of one page whose own script does not pack, with Next beside it and a layout above it. */
  const buildWith = (kilobytes, page = "partners") => {
    const noise = Array.from({ length: kilobytes * 1000 }, () => String.fromCharCode(randomInt(256))).join(
      "",
    );
    const entryJSFiles = {
      [`[project]/app/(workspace)/${page}/page`]: ["static/chunks/layout.js", "static/chunks/page.js"],
      "[project]/app/(workspace)/layout": ["static/chunks/layout.js"],
    };
    const tags = ["next", "layout", "page"].map(
      (name) => `<script src="/_next/static/chunks/${name}.js"></script>`,
    );
    return checkout({
      "build-manifest.json": JSON.stringify({ rootMainFiles: ["static/chunks/next.js"] }),
      [`server/app/${page}.html`]: `${tags.join("")}<script src="/_next/static/chunks/old.js" noModule=""></script>`,
      [`server/app/(workspace)/${page}/page_client-reference-manifest.js`]: `globalThis.__RSC_MANIFEST["/(workspace)/${page}/page"] = ${JSON.stringify({ entryJSFiles })}`,
      "static/chunks/next.js": "next",
      "static/chunks/layout.js": "layout",
      "static/chunks/page.js": Buffer.from(noise, "latin1"),
      "static/chunks/old.js": Buffer.from(noise, "latin1"),
    });
  };

  it("lets a page within its budget pass, and does not count what old browsers ask for", () => {
    const { looked, problems, pages } = scriptProblems(buildWith(200));
    expect({ looked, problems }).toEqual({ looked: 1, problems: [] });
    expect(Object.keys(pages["/partners"])).toEqual([
      "Next and React",
      "app/(workspace)/layout",
      "app/(workspace)/partners/page",
    ]);
  });

  it("names a page over its budget, and what of it grew", () => {
    const before = { "/partners": { "app/(workspace)/partners/page": 290 } };
    const [problem] = scriptProblems(buildWith(301), before).problems;
    expect(problem).toMatch(/^\/partners: 301\.\d kB of script; its budget is 300\n/);
    expect(problem).toMatch(
      /301\.\d kB {2}app\/\(workspace\)\/partners\/page, \+11\.\d since it last passed/,
    );
  });

  it("is stricter with the board, which people wait for", () => {
    expect(scriptProblems(buildWith(220, "pipeline")).problems).toHaveLength(1);
  });
});
