import type { ImportField } from "@/common/import/fields";
import type { SampleCell } from "@/common/import/records";
import type { ImportSettings } from "@/common/import/settings";
import { type MappedRow, mapRow } from "./mapped-row";
import type { Cell } from "./table";
import { countryIn, dayIn, emailIn, moneyIn, percentIn, websiteIn, wholeIn } from "./values";

/** Fields whose cells are read as something else than their words. */
const readers: Partial<Record<ImportField, (row: MappedRow, field: ImportField) => string | number | null>> =
  {
    email: emailIn,
    website: websiteIn,
    country: countryIn,
    expectedRevenue: moneyIn,
    recurringRevenue: moneyIn,
    probability: percentIn,
    priority: (row, field) => wholeIn(row, field, 0, 3),
    expectedCloseOn: dayIn,
    createdOn: dayIn,
    closedOn: dayIn,
  };

/** A cell of the preview: as it stands in the file, and as it will be read. */
export function sampleOf(
  settings: ImportSettings,
  column: number,
  cell: Cell = { text: "", exact: false },
): SampleCell {
  const field = settings.columns[column] ?? null;
  const text = cell.text.slice(0, 200);
  const read = field && readers[field];
  if (!read || !field) return { text, read: text, wrong: false };
  const row = mapRow({ number: 0, cells: [cell], problem: null }, [field], settings.format);
  const value = read(row, field);
  return { text, read: value === null ? text : String(value), wrong: row.problems.length > 0 };
}
