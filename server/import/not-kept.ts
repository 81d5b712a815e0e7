import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Run } from "./batches";
import { readRows } from "./csv-rows";

/** Files that other systems export and Cordée has no place for yet: counted, so that nobody believes them imported. */
const waiting = { "activities.csv": "activities", "events.csv": "calendar events" };

export async function countWhatWaits(run: Run): Promise<void> {
  for (const [file, words] of Object.entries(waiting)) {
    const path = join(run.folder, file);
    if (!existsSync(path)) continue;
    let rows = 0;
    for await (const row of readRows(path)) rows += row.problems.length === 0 ? 1 : 0;
    if (rows > 0) run.report.notKept.push(`${rows} ${words} (${file})`);
  }
}
