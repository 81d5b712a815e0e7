import { existsSync } from "node:fs";
import { join } from "node:path";
import { importFile, lookUp, type Run, refreshStatistics } from "./batches";
import { companiesFile, contactsFile, importRecords, leadsFile } from "./folder-records";
import { readKnown } from "./known";
import { reasonsFile, stagesFile, tagsFile, teamsFile } from "./named-lists";
import { countWhatWaits } from "./not-kept";
import { peopleFile } from "./people";
import { emptyReport, type Report } from "./report";

export type ImportOptions = Pick<Run, "folder" | "dryRun" | "onProblem" | "onProgress">;

/**
 * Imports the CSV files of a folder, each one that is there, in the order in which they refer to each other. Rows that
 * make no sense are reported and skipped. Throws where nothing can be read at all.
 */
export async function importFolder(options: ImportOptions): Promise<Report> {
  const files = [
    teamsFile,
    stagesFile,
    tagsFile,
    reasonsFile,
    peopleFile,
    companiesFile,
    contactsFile,
    leadsFile,
  ];
  if (!files.some(({ file }) => existsSync(join(options.folder, file)))) {
    throw new Error(`${options.folder} holds none of ${files.map(({ file }) => file).join(", ")}.`);
  }
  const run: Run = { ...options, known: await lookUp(readKnown), report: emptyReport() };
  await importFile(run, teamsFile);
  await importFile(run, stagesFile);
  await importFile(run, tagsFile);
  await importFile(run, reasonsFile);
  await importFile(run, peopleFile);
  await importRecords(run, companiesFile);
  await importRecords(run, contactsFile);
  await importRecords(run, leadsFile);
  if (!run.dryRun && changedMuch(run.report)) await refreshStatistics();
  await countWhatWaits(run);
  return run.report;
}

const changedMuch = ({ files }: Report) => files.some(({ created, updated }) => created + updated > 500);
