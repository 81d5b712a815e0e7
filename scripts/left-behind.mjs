// Steps of a start (installing, building, loading) go on by themselves when the start is killed with -9. They are noted
// here, so that the next start ends them instead of working on the same files beside them.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dataFolder } from "./places.mjs";
import { isAlive, nameOf } from "./processes.mjs";

const folder = () => path.join(dataFolder(), "steps");

/** Notes a step that runs; the answer takes the note away. */
export function noteStep(pid) {
  const name = nameOf(pid);
  if (name === null) return () => {};
  mkdirSync(folder(), { recursive: true });
  const file = path.join(folder(), name);
  writeFileSync(file, nameOf(process.pid) ?? "");
  return () => rmSync(file, { force: true });
}

/** Ends the steps of starts that are gone. */
export function endStepsLeftBehind() {
  mkdirSync(folder(), { recursive: true });
  for (const name of readdirSync(folder())) {
    const file = path.join(folder(), name);
    if (isAlive(readFileSync(file, "utf8"))) continue;
    if (isAlive(name)) process.kill(Number.parseInt(name, 10), "SIGKILL");
    rmSync(file, { force: true });
  }
}
