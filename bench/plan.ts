import { parseArgs } from "node:util";
import { type FigureName, figureOf, figures, usualOpportunities } from "./figures";

// Which figures a run is asked for, and over how many opportunities each:
//   node --import tsx bench/plan.ts [--only NAME] [--all]     says the sizes, one line of JSON

type Asked = { readonly only?: readonly string[] | undefined; readonly all?: boolean | undefined };
export type Plan = ReadonlyMap<number, readonly FigureName[]>;

export function planOf(args: readonly string[]): Plan {
  const asked = parseArgs({
    args: [...args],
    options: { only: { type: "string", multiple: true }, all: { type: "boolean" } },
  }).values;
  const names = (Object.keys(figures) as FigureName[]).filter((name) => isWanted(name, asked));
  if (names.length === 0) {
    throw new Error(
      `There is no figure ${asked.only?.join(", ")}; there are ${Object.keys(figures).join(", ")}.`,
    );
  }
  const sizes = new Map<number, FigureName[]>();
  for (const name of names) {
    const size = figureOf(name).opportunities ?? usualOpportunities;
    sizes.set(size, [...(sizes.get(size) ?? []), name]);
  }
  return sizes;
}

/** A name asks for all that begin with it, too: `growth`, `web.move`. */
function isWanted(name: FigureName, { only, all }: Asked): boolean {
  if (only) return only.some((asked) => name === asked || name.startsWith(`${asked}.`));
  return all === true || figureOf(name).isLong !== true;
}

const [, script, ...args] = process.argv;
if (script === import.meta.filename) {
  try {
    console.log(JSON.stringify([...planOf(args).keys()]));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
