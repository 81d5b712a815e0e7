import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { prisma, sql } from "@/server/core/db";
import { importFolder } from "@/server/import/import-folder";
import type { Report } from "@/server/import/report";

/** A folder of small CSV files for each test of a file, over an empty company; tests overwrite what they are about. */

export let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "cordee-import-"));
  await sql(
    `TRUNCATE company, person, sales_team, membership, partner, external_id, stage, tag, lost_reason, opportunity,
     timeline_entry, change_log, mutation CASCADE`,
  );
  write("teams.csv", "name\nEurope\nAsie\n");
  write("stages.csv", "name,sequence,is_won\nNew,1,0\nWon,9,1\nQualified,2,0\n");
  write("tags.csv", "name\nProduct\nServices\n");
  write("lost_reasons.csv", "name\nToo expensive\n");
  write(
    "users.csv",
    "key,name,login,team,role\nu1,Ana Novak,Ana@peer.test,Europe,manager\nu2,Boris Silva,boris@peer.test,Asie,salesman\n",
  );
  write(
    "companies.csv",
    "key,name,email,phone,country,city\nc1,Fromagerie Œuvrard,info@oeuvrard.test,+33 4 76,FR,Grenoble\n",
  );
  write("contacts.csv", "key,name,email,phone,company\np1,Nils Costa,nils@oeuvrard.test,,c1\n");
  write("leads.csv", leads(open, won, lost));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

export const columns =
  "key,name,company,contact_name,email,phone,user,team,stage,won,lost,lost_reason,expected_revenue,recurring_revenue,recurring_plan,priority,source,tags,created,closed,expected_close,description";
export const open = `l1,Cold room,c1,Nils Costa,nils@oeuvrard.test,+33 6,u1,Europe,New,0,0,,7344.0,204.14,Monthly,2,Website,Product;Services,2026-04-18,,2026-07-09,"First line\nsecond"`;
export const won = "l2,Heat pump,c1,,,,u2,Asie,Won,1,0,,100.5,0,,0,,,2026-01-02,2026-03-04,,";
export const lost =
  "l3,Freezer,,,,,u2,Asie,Qualified,0,1,Too expensive,1,0,Over 3 years,3,,,2026-01-02,2026-02-03,,";
export const leads = (...rows: string[]) => [columns, ...rows, ""].join("\n");

export const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
export const run = (dryRun = false): Promise<Report> =>
  importFolder({ folder, dryRun, onProblem: () => undefined, onProgress: () => undefined });
export const counts = (report: Report, file: string) => {
  const found = report.files.find((entry) => entry.file === file);
  return found && [found.created, found.updated, found.unchanged, found.skipped];
};
export const problems = (report: Report) =>
  report.problems.map(({ file, line, problem }) => `${file}:${line}: ${problem}`);
export const opportunityOf = (name: string) =>
  prisma.opportunity.findFirstOrThrow({
    where: { name },
    include: { stage: true, team: true, owner: true, customer: true, lostReason: true },
  });
