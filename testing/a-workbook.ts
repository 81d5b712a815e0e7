import { Buffer } from "node:buffer";
import { ZipFile } from "yazl";

/** A day, a number, or text; null: an empty cell. */
export type WorkbookCell = Date | number | string | null;

/** A workbook of one sheet, as small as a spreadsheet takes it. */
export function aWorkbook(rows: readonly (readonly WorkbookCell[])[]): Promise<Buffer> {
  const shared: string[] = [];
  const sheet = rows.map((row, index) => `<row r="${index + 1}">${cellsOf(row, index + 1, shared)}</row>`);
  const parts = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="Affaires" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `<sst>${shared.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`,
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${sheet.join("")}</sheetData></worksheet>`,
  };
  return zipped(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)]));
}

function cellsOf(row: readonly WorkbookCell[], number: number, shared: string[]): string {
  return row
    .map((cell, column) => {
      const place = `${String.fromCharCode(65 + column)}${number}`;
      if (cell === null) return "";
      if (cell instanceof Date)
        return `<c r="${place}" s="1"><v>${cell.getTime() / 86_400_000 + 25_569}</v></c>`;
      if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`;
      const text = cell.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
      return `<c r="${place}" t="s"><v>${shared.push(text) - 1}</v></c>`;
    })
    .join("");
}

export async function zipped(parts: readonly (readonly [name: string, body: Buffer])[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, body] of parts) zip.addBuffer(body, name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
