/** What an import did, file by file, for the person at the terminal. */

export type Outcome = "created" | "updated" | "unchanged";
export type FileReport = Record<Outcome, number> & { readonly file: string; rows: number; skipped: number };
export type RowProblem = { readonly file: string; readonly line: number; readonly problem: string };
export type Report = {
  readonly files: FileReport[];
  readonly problems: RowProblem[];
  /** What the files hold and Cordée has no place for yet, in words. */
  readonly notKept: string[];
  /** What is worth knowing and not wrong. */
  readonly remarks: string[];
};

export const emptyReport = (): Report => ({ files: [], problems: [], notKept: [], remarks: [] });

export function startFile(report: Report, file: string): FileReport {
  const entry = { file, rows: 0, created: 0, updated: 0, unchanged: 0, skipped: 0 };
  report.files.push(entry);
  return entry;
}

const columns = ["rows", "created", "updated", "unchanged", "skipped"] as const;

/** The summary as text; the problems themselves were printed as they came. */
export function summaryOf(report: Report, dryRun: boolean, milliseconds: number): string {
  const head = ["", ...columns]
    .map((name, index) => (index === 0 ? name.padEnd(18) : name.padStart(11)))
    .join("");
  const lines = report.files.map(
    (file) => file.file.padEnd(18) + columns.map((name) => grouped(file[name]).padStart(11)).join(""),
  );
  const failed = report.files.reduce((sum, file) => sum + file.skipped, 0);
  const seconds = (milliseconds / 1000).toFixed(1);
  return [
    ...["", head, ...lines, ""],
    ...report.remarks,
    ...report.notKept.map((words) => `Not kept yet: ${words}`),
    failed > 0
      ? `${grouped(failed)} rows were skipped: correct them and run the import again.`
      : "Every row was taken.",
    dryRun ? `Dry run of ${seconds} s: nothing was written.` : `Done in ${seconds} s.`,
  ].join("\n");
}

const grouped = (count: number): string => count.toLocaleString("en").replace(/,/g, " ");
