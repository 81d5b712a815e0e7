import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { Sql } from "@/server/core/db";
import type { Manner, Sheet } from "./sheet";
import { escaped, sheetXml } from "./xlsx-sheet";

/** Rows of one sheet below its heading; the format has no more. */
export const mostXlsxRows = 1_048_575;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const typeOf = (part: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${part}+xml`;

const contentTypes = `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${typeOf("sheet.main")}"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${typeOf("worksheet")}"/><Override PartName="/xl/styles.xml" ContentType="${typeOf("styles")}"/></Types>`;
const rootRelations = `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const bookRelations = `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`;
const workbook = (title: string) =>
  `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escaped(sheetName(title))}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

/** By place: plain, heading, money, day, instant, text that begins like a formula (see `xlsx-sheet.ts`). */
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="22" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** Excel refuses these, and more than 31 characters. */
const sheetName = (title: string): string => title.replace(/[\\/?*[\]:]/g, " ").slice(0, 31);

/**
 * A list as a workbook, packed while it is read. To destroy the stream, as a browser that went away does, ends the
 * reading.
 */
export function xlsxStream(sheet: Sheet, manner: Manner, sql: Sql): Readable {
  const zip = new ZipFile();
  const rows = Readable.from(sheetXml(sheet, manner, sql), { objectMode: true, highWaterMark: 1 });
  const out = Readable.from(zip.outputStream, { objectMode: false });
  rows.on("error", (error) => out.destroy(error));
  zip.on("error", (error: Error) => out.destroy(error));
  out.on("close", () => rows.destroy());
  zip.addBuffer(Buffer.from(contentTypes), "[Content_Types].xml");
  zip.addBuffer(Buffer.from(rootRelations), "_rels/.rels");
  zip.addBuffer(Buffer.from(workbook(sheet.title)), "xl/workbook.xml");
  zip.addBuffer(Buffer.from(bookRelations), "xl/_rels/workbook.xml.rels");
  zip.addBuffer(Buffer.from(styles), "xl/styles.xml");
  zip.addReadStream(rows, "xl/worksheets/sheet1.xml", { compressionLevel: 3 });
  zip.end();
  return out;
}
