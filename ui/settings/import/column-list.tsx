"use client";

import { useTranslations } from "use-intl";
import { type ImportField, importFields } from "@/common/import/fields";
import type { SampleCell } from "@/common/import/records";
import { useFormat } from "@/ui/kit/format";
import type { WithPreview } from "./prepare-run";

/** Each column of the file with what stands in it, and the field that it goes into. */
export function ColumnList({ preview, settings, change }: WithPreview) {
  const t = useTranslations("import");
  const choose = (column: number, field: ImportField | null) => {
    const columns = preview.header.map((_, place) => {
      const held = settings.columns[place] ?? null;
      if (place === column) return field;
      // A field is filled from one column only.
      return held === field ? null : held;
    });
    void change({ columns });
  };
  return (
    <section aria-labelledby="im-columns">
      <div className="sect">
        <h2 id="im-columns">{t("columns")}</h2>
      </div>
      <ul className="group">
        {preview.header.map((name, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
          <li key={column} className="se-line im-column">
            <span className="se-text">
              <span className="m" id={`im-column-${column}`}>
                {name || t("column", { number: column + 1 })}
              </span>
              <Samples
                cells={preview.rows.map((row) => row[column])}
                field={settings.columns[column] ?? null}
              />
            </span>
            <select
              className="inp im-field"
              aria-labelledby={`im-column-${column}`}
              value={settings.columns[column] ?? ""}
              onChange={(event) => choose(column, (event.target.value || null) as ImportField | null)}
            >
              <option value="">{t("leftOut")}</option>
              {importFields[settings.kind].map((field) => (
                <option key={field} value={field}>
                  {t(`fields.${field}`)}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </section>
  );
}

const mostShown = 3;

type SamplesProps = {
  readonly cells: readonly (SampleCell | undefined)[];
  readonly field: ImportField | null;
};

/** Some of its cells; where they are read as something else, that stands behind them. */
function Samples({ cells, field }: SamplesProps) {
  const t = useTranslations("import");
  const readAs = useReadAs(field);
  const told = cells.filter((cell) => cell !== undefined && cell.text !== "").slice(0, mostShown);
  if (told.length === 0) return <span className="f14 sec">{t("emptyColumn")}</span>;
  return (
    <span className="f14 sec im-samples">
      {told.map((cell, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name
        <span key={place} className={cell?.wrong ? "bad" : undefined}>
          {cell?.text}
          {cell && cell.read !== cell.text && !cell.wrong && (
            <span className="im-read"> → {readAs(cell.read)}</span>
          )}
          {cell?.wrong && <span> {t("wrongCell")}</span>}
        </span>
      ))}
    </span>
  );
}

const days: ReadonlySet<ImportField | null> = new Set(["expectedCloseOn", "createdOn", "closedOn"]);
const amounts: ReadonlySet<ImportField | null> = new Set(["expectedRevenue", "recurringRevenue"]);

/** Days, with their year, and amounts as the person writes them, not as they are kept. */
function useReadAs(field: ImportField | null): (read: string) => string {
  const format = useFormat();
  if (days.has(field)) {
    const day = new Intl.DateTimeFormat(format.locale, { dateStyle: "medium", timeZone: "UTC" });
    return (read) => (/^\d{4}-\d{2}-\d{2}$/.test(read) ? day.format(new Date(read)) : read);
  }
  if (amounts.has(field)) return (read) => (Number.isNaN(Number(read)) ? read : format.money(read));
  return (read) => read;
}
