import { importFolder } from "./import-folder";
import { summaryOf } from "./report";

// npm run import -- DIR [--dry-run]: started by scripts/import.mjs, which finds or starts the database.

const print = (text: string) => process.stdout.write(`${text}\n`);

async function main(args: readonly string[]): Promise<number> {
  const [folder] = args.filter((arg) => !arg.startsWith("--"));
  if (!folder) throw new Error("Say which folder holds the CSV files: npm run import -- DIR [--dry-run]");
  const dryRun = args.includes("--dry-run");
  const started = performance.now();
  const report = await importFolder({
    folder,
    dryRun,
    onProblem: print,
    onProgress: (file, rows) => process.stderr.isTTY && process.stderr.write(`\r${file} ${rows}\u001b[K\r`),
  });
  print(summaryOf(report, dryRun, performance.now() - started));
  return report.problems.length > 0 ? 2 : 0;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    print(`\n✗ ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
