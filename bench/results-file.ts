import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type FigureName, figures } from "./figures";
import type { Result } from "./report";

const file = "bench/results/latest.json";

/** Puts each figure in the place of its former self; the others stay as they were taken, each with its own time. */
export function keepResults(results: readonly Result[]): void {
  const kept = new Map([...read(), ...results].map((result) => [result.name, result]));
  const inOrder = (Object.keys(figures) as FigureName[]).flatMap((name) => kept.get(name) ?? []);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ results: inOrder }, null, 2)}\n`);
}

function read(): readonly Result[] {
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as { results: Result[] }).results;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
