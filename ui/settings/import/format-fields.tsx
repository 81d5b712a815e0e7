"use client";

import type { ChangeEvent } from "react";
import { useTranslations } from "use-intl";
import { encodings, type ImportSettings, separators } from "@/common/import/settings";
import { SelectField } from "@/ui/kit/field";
import type { WithPreview } from "./prepare-run";

const separatorNames = { ";": "semicolon", ",": "comma", "\t": "tab", "|": "bar" } as const;

/** How the file seems to be written; what is wrong can be set right, and shows at once. */
export function FormatFields({ preview, settings, change }: WithPreview) {
  const t = useTranslations("import");
  const { format } = settings;
  const put =
    <F extends keyof ImportSettings["format"]>(
      field: F,
      value: (text: string) => ImportSettings["format"][F],
    ) =>
    (event: ChangeEvent<HTMLSelectElement>) =>
      void change({ format: { ...format, [field]: value(event.target.value) } });
  return (
    <section aria-labelledby="im-format">
      <div className="sect">
        <h2 id="im-format">{t("format")}</h2>
      </div>
      <div className="group im-box im-grid">
        {preview.fileKind === "csv" ? (
          <>
            <SelectField
              label={t("encoding")}
              value={format.encoding}
              onChange={put("encoding", (text) => text as (typeof encodings)[number])}
            >
              {encodings.map((encoding) => (
                <option key={encoding} value={encoding}>
                  {t(`encodings.${encoding}`)}
                </option>
              ))}
            </SelectField>
            <SelectField
              label={t("separator")}
              value={format.separator}
              onChange={put("separator", (text) => text as (typeof separators)[number])}
            >
              {separators.map((separator) => (
                <option key={separator} value={separator}>
                  {t(`separators.${separatorNames[separator]}`)}
                </option>
              ))}
            </SelectField>
          </>
        ) : (
          <SelectField label={t("sheet")} value={format.sheet} onChange={put("sheet", Number)}>
            {preview.sheets.map((name, place) => (
              <option key={name} value={place}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <SelectField
          label={t("header")}
          value={format.header ? "yes" : "no"}
          onChange={put("header", (text) => text === "yes")}
        >
          <option value="yes">{t("headerYes")}</option>
          <option value="no">{t("headerNo")}</option>
        </SelectField>
        <SelectField
          label={t("days")}
          value={format.days}
          onChange={put("days", (text) => (text === "mdy" ? "mdy" : "dmy"))}
        >
          <option value="dmy">31/12/2026</option>
          <option value="mdy">12/31/2026</option>
        </SelectField>
        <SelectField
          label={t("decimal")}
          value={format.decimal}
          onChange={put("decimal", (text) => (text === "." ? "." : ","))}
        >
          <option value=",">1 234,56</option>
          <option value=".">1,234.56</option>
        </SelectField>
      </div>
    </section>
  );
}
