import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "./places.mjs";

/** rule → a file and what it wrongly imports; the imported files are made too. */
const breaches = {
  "common-is-a-leaf": ["common/money.ts", "server/core/clock.ts"],
  "ui-sees-server-types-only": ["ui/crm/board.tsx", "server/core/clock.ts"],
  "ui-sees-only-the-router-type": ["ui/crm/card.tsx", "server/api/root.ts"],
  "ui-is-below-app": ["ui/crm/page-frame.tsx", "app/page.tsx"],
  "app-only-composes": ["app/layout.tsx", "server/core/clock.ts"],
  "server-never-imports-screens": ["server/core/screen.ts", "ui/kit/button.tsx"],
  "kit-knows-no-domain": ["ui/kit/field.tsx", "ui/crm/column.tsx"],
  "live-knows-no-screen": ["ui/live/store.ts", "ui/crm/column.tsx"],
  "screens-are-composed-in-app": ["ui/partners/list.tsx", "ui/crm/column.tsx"],
  "domain-knows-no-transport": ["server/crm/opportunity/win.ts", "server/live/feed.ts"],
  "core-knows-no-domain": ["server/core/record.ts", "server/crm/opportunity/lose.ts"],
  "identity-imports-no-later-domain": ["server/identity/person/read.ts", "server/crm/opportunity/lose.ts"],
  "database-client-only-in-core": ["server/partners/partner/find.ts", "server/core/db.ts"],
  "tests-stay-out": ["server/core/start.ts", "testing/people.ts"],
  "no-lost-imports": ["common/dates.ts", "common/nowhere.ts"],
  "no-cycles": ["common/first.ts", "common/second.ts"],
};

describe("the import arrows", () => {
  const base = mkdtempSync(path.join(os.tmpdir(), "cordee-arrows-"));
  const write = (file, content) => {
    mkdirSync(path.dirname(path.join(base, file)), { recursive: true });
    writeFileSync(path.join(base, file), content, { flag: "a" });
  };
  let found = [];

  beforeAll(() => {
    for (const file of ["tsconfig.json", "package.json", "node_modules", ".dependency-cruiser.cjs"]) {
      symlinkSync(path.join(root, file), path.join(base, file));
    }
    for (const [from, to] of Object.values(breaches)) {
      write(from, `import "@/${to.replace(/\.tsx?$/, "")}";\n`);
      if (to !== "common/nowhere.ts") write(to, "export const here = true;\n");
    }
    write("common/second.ts", 'import "@/common/first";\n');
    found = JSON.parse(cruise(base)).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
  }, 60_000);

  afterAll(() => rmSync(base, { recursive: true, force: true }));

  it.each(Object.entries(breaches))("are kept by the rule %s", (rule, [from]) => {
    expect(found).toContain(`${rule}: ${from}`);
  });
});

function cruise(base) {
  const args = ["app", "ui", "common", "server", "testing", "--output-type", "json"];
  const settings = { cwd: base, encoding: "utf8", maxBuffer: 50_000_000 };
  return execFileSync(path.join(root, "node_modules/.bin/depcruise"), args, settings);
}
