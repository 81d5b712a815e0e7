"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ExportFormat } from "@/common/spreadsheet/export-input";
import { Button } from "./button";
import { Segmented } from "./segmented";
import { Sheet } from "./sheet";

type Props = {
  readonly close: () => void;
  readonly offline: boolean;
  /** How many rows the list has, where that is known. */
  readonly count?: number;
  /** Whether the columns on screen are some of those there are. */
  readonly hasMoreColumns?: boolean;
  readonly run: (format: ExportFormat, all: boolean) => Promise<void>;
};

/** A list as a file: for which program, and with which columns. */
export function ExportSheet({ close, offline, count, hasMoreColumns, run }: Props) {
  const t = useTranslations("kit.export");
  const [format, setFormat] = useState<ExportFormat>("xlsx");
  const [columns, setColumns] = useState<"shown" | "all">("shown");
  const [busy, setBusy] = useState(false);
  const download = () => {
    setBusy(true);
    void run(format, columns === "all").finally(close);
  };
  return (
    <Sheet
      open
      onClose={close}
      title={t("title")}
      subtitle={count === undefined ? undefined : t("rows", { count })}
      footer={
        <Button look="primary" icon="download" busy={busy} disabled={offline} onClick={download}>
          {t("download")}
        </Button>
      }
    >
      <div className="field">
        <span className="l">{t("format")}</span>
        <div>
          <Segmented
            label={t("format")}
            value={format}
            options={[
              { value: "xlsx", label: t("xlsx") },
              { value: "csv", label: t("csv") },
            ]}
            onChange={setFormat}
          />
        </div>
        <p className="h">{t(format === "xlsx" ? "xlsxHint" : "csvHint")}</p>
      </div>
      {hasMoreColumns && (
        <div className="field">
          <span className="l">{t("columns")}</span>
          <div>
            <Segmented
              label={t("columns")}
              value={columns}
              options={[
                { value: "shown", label: t("shown") },
                { value: "all", label: t("all") },
              ]}
              onChange={setColumns}
            />
          </div>
          <p className="h">{t(columns === "shown" ? "shownHint" : "allHint")}</p>
        </div>
      )}
      <p className="h f13 sec">{t(offline ? "offline" : "noted")}</p>
    </Sheet>
  );
}
