import { walkXml } from "./xml-events";
import { BadWorkbook, openZip, type ZipParts } from "./zip-parts";

/** Characters of text that a workbook may share among its cells; more would not fit into memory. */
const mostSharedText = 100_000_000;

export type Sheet = { readonly name: string; readonly part: string; readonly hidden: boolean };

export type Workbook = {
  readonly sheets: readonly Sheet[];
  /** Days are counted from 1904, as on old Macs. */
  readonly from1904: boolean;
  readonly shared: readonly string[];
  /** Per style of cells whether it shows numbers as days. */
  readonly dayStyles: readonly boolean[];
};

/** What its sheets are called. @throws BadWorkbook */
export async function sheetsOf(path: string): Promise<readonly Sheet[]> {
  const zip = await openZip(path);
  try {
    return (await readSheets(zip)).sheets;
  } finally {
    zip.close();
  }
}

/** All that it takes to read a sheet. @throws BadWorkbook */
export async function readWorkbookParts(zip: ZipParts): Promise<Workbook> {
  const { sheets, from1904 } = await readSheets(zip);
  const shared = zip.has("xl/sharedStrings.xml") ? await readShared(zip) : [];
  const dayStyles = zip.has("xl/styles.xml") ? await readDayStyles(zip) : [];
  return { sheets, from1904, shared, dayStyles };
}

async function readSheets(zip: ZipParts) {
  if (!zip.has("xl/workbook.xml")) throw new BadWorkbook("It holds no workbook.");
  const targets = await readTargets(zip);
  const sheets: Sheet[] = [];
  let from1904 = false;
  await walkXml(await zip.open("xl/workbook.xml"), {
    open(name, attributes) {
      if (name === "workbookPr") from1904 = /^(1|true)$/.test(attributes["date1904"] ?? "");
      if (name !== "sheet") return;
      const part = targets.get(attributes["r:id"] ?? "");
      const hidden = (attributes["state"] ?? "visible") !== "visible";
      if (part && zip.has(part)) sheets.push({ name: attributes["name"] ?? "", part, hidden });
    },
  });
  return { sheets, from1904 };
}

/** Where each sheet lies. */
async function readTargets(zip: ZipParts): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  if (!zip.has("xl/_rels/workbook.xml.rels")) return targets;
  await walkXml(await zip.open("xl/_rels/workbook.xml.rels"), {
    open(name, { Id = "", Target = "" }) {
      if (name === "Relationship") targets.set(Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return targets;
}

/** Texts that cells name by number; a rich text is put together, and how it is spoken left out. */
async function readShared(zip: ZipParts): Promise<string[]> {
  const shared: string[] = [];
  let size = 0;
  let text = "";
  let inText = false;
  let spoken = 0;
  await walkXml(await zip.open("xl/sharedStrings.xml"), {
    open(name) {
      if (name === "si") text = "";
      if (name === "rPh") spoken++;
      inText = name === "t" && spoken === 0;
    },
    close(name) {
      if (name === "t") inText = false;
      if (name === "rPh") spoken--;
      if (name === "si") shared.push(text);
    },
    text(piece) {
      if (!inText) return;
      text += piece;
      size += piece.length;
      if (size > mostSharedText) throw new BadWorkbook("It holds too much text.");
    },
  });
  return shared;
}

/** Formats that every workbook knows by number and that show days. */
const builtInDays = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];

async function readDayStyles(zip: ZipParts): Promise<boolean[]> {
  const days = new Set(builtInDays);
  const styles: boolean[] = [];
  let inStyles = false;
  await walkXml(await zip.open("xl/styles.xml"), {
    open(name, attributes) {
      if (name === "cellXfs") inStyles = true;
      if (name === "numFmt" && showsDays(attributes["formatCode"] ?? ""))
        days.add(Number(attributes["numFmtId"]));
      if (name === "xf" && inStyles) styles.push(days.has(Number(attributes["numFmtId"] ?? 0)));
    },
    close(name) {
      if (name === "cellXfs") inStyles = false;
    },
  });
  return styles;
}

/** Years or days in a format's code, outside of quoted words, colours and conditions. */
const showsDays = (code: string): boolean =>
  /[yd]/i.test(code.slice(0, 200).replace(/"[^"]*"|\[[^\]]*\]|\\./g, ""));
