// Where things lie: the repository, and the folder that holds everything this installation owns.
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "..");

/** Absolute; moved with CORDEE_DATA. */
export function dataFolder() {
  return path.resolve(root, process.env.CORDEE_DATA ?? ".data");
}

/** What `next build` writes, absolute; moved with CORDEE_DIST. */
export function buildFolder() {
  return path.resolve(root, process.env.CORDEE_DIST ?? ".next");
}
