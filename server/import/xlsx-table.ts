import type { Cell, TableRow } from "./table";
import { readWorkbookParts, type Workbook } from "./workbook";
import { type XmlEvent, xmlEvents } from "./xml-events";
import { BadWorkbook, openZip } from "./zip-parts";

/** Columns read of a row, and characters of a cell; a spreadsheet itself takes no longer ones. */
const mostColumns = 500;
const longestCell = 40_000;

/** Streams the rows of one sheet of a workbook. @throws BadWorkbook */
export async function* readWorkbook(path: string, sheet: number): AsyncGenerator<TableRow> {
  const zip = await openZip(path);
  try {
    const workbook = await readWorkbookParts(zip);
    const part = workbook.sheets[sheet]?.part;
    if (!part) throw new BadWorkbook("It has no such sheet.");
    const rows = new RowBuilder(workbook);
    for await (const events of xmlEvents(await zip.open(part))) {
      for (const event of events) {
        const row = rows.take(event);
        if (row?.cells.some(({ text }) => text !== "")) yield row;
      }
    }
  } catch (error) {
    if (error instanceof BadWorkbook) throw error;
    // What the unpacker and the parser say is about the file, too.
    throw new BadWorkbook("It cannot be read.", { cause: error });
  } finally {
    zip.close();
  }
}

const nothing: Cell = { text: "", exact: false };

/** Puts the events of a sheet together to rows. */
class RowBuilder {
  readonly #workbook: Workbook;
  #number = 0;
  #cells: Cell[] = [];
  #column = 0;
  #kind = "n";
  #style = 0;
  #text = "";
  #inValue = false;

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  /** Answers a row at its end. */
  take(event: XmlEvent): TableRow | null {
    if ("text" in event) {
      if (this.#inValue && this.#text.length < longestCell) this.#text += event.text;
      return null;
    }
    if ("open" in event) this.#open(event.open, event.attributes);
    else if (event.close === "v" || event.close === "t") this.#inValue = false;
    else if (event.close === "c") this.#put();
    else if (event.close === "row") return { number: this.#number, cells: this.#cells, problem: null };
    return null;
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "row") {
      this.#number = Number(attributes["r"] ?? this.#number + 1);
      this.#cells = [];
      this.#column = -1;
    } else if (name === "c") {
      this.#column = attributes["r"] ? columnOf(attributes["r"]) : this.#column + 1;
      this.#kind = attributes["t"] ?? "n";
      this.#style = Number(attributes["s"] ?? 0);
      this.#text = "";
    } else if (name === "v" || name === "t") this.#inValue = true;
  }

  #put(): void {
    if (this.#column < 0 || this.#column >= mostColumns) return;
    while (this.#cells.length < this.#column) this.#cells.push(nothing);
    this.#cells[this.#column] = this.#value();
  }

  #value(): Cell {
    const text = this.#text;
    if (this.#kind === "s") return { text: (this.#workbook.shared[Number(text)] ?? "").trim(), exact: false };
    if (this.#kind === "n" && text !== "") return this.#numeric(Number(text));
    if (this.#kind === "d") return { text: text.slice(0, 10), exact: true };
    if (this.#kind === "e") return nothing;
    return { text: text.trim(), exact: false };
  }

  #numeric(value: number): Cell {
    if (!Number.isFinite(value)) return nothing;
    const isDay = this.#workbook.dayStyles[this.#style] === true;
    return { text: isDay ? dayOf(value, this.#workbook.from1904) : plain(value), exact: true };
  }
}

/** "AB12" → 27 */
function columnOf(place: string): number {
  let column = 0;
  for (const letter of place.match(/^[A-Z]+/)?.[0] ?? "A") column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Days since the end of 1899 (spreadsheets believe in a 29th of February 1900) or since the start of 1904. */
function dayOf(serial: number, from1904: boolean): string {
  const sinceEpoch = Math.floor(serial) + (from1904 ? 1_462 : 0) - 25_569;
  const date = new Date(sinceEpoch * 86_400_000);
  return Number.isNaN(date.getTime()) ? String(serial) : date.toISOString().slice(0, 10);
}

/** Without an exponent, and without the noise that binary fractions have at their end. */
function plain(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString();
  const rounded = Number(value.toPrecision(15));
  return Math.abs(rounded) < 1e-6 ? rounded.toFixed(12).replace(/0+$/, "") : String(rounded);
}
