"use client";

import { useTranslations } from "use-intl";
import type { ImportRunRecord } from "@/common/import/records";
import { Counts } from "./counts";
import type { WithPreview } from "./prepare-run";
import { ProblemRows } from "./problem-rows";
import { RunProgress } from "./run-progress";
import { Failure } from "./run-result";
import { UnknownNames } from "./unknown-names";

type Props = WithPreview & { readonly run: ImportRunRecord };

/** What the dry run found: how many rows become what, names to decide on, rows to correct. */
export function CheckResult({ run, preview, settings, change }: Props) {
  const t = useTranslations("import");
  return (
    <div aria-live="polite">
      {run.state === "checking" && (
        <section className="group im-box">
          <p className="m">{t("states.checking")}</p>
          <RunProgress run={run} />
        </section>
      )}
      {run.state === "failed" && (
        <section className="group im-box">
          <Failure run={run} />
        </section>
      )}
      {run.state === "checked" && (
        <section aria-labelledby="im-result">
          <div className="sect">
            <h2 id="im-result">{t("result")}</h2>
          </div>
          <div className="group im-box">
            <Counts run={run} />
            <p className="f14 sec">{t("nothingWritten")}</p>
          </div>
        </section>
      )}
      {preview.unknown.length > 0 && run.state !== "checking" && (
        <UnknownNames unknown={preview.unknown} settings={settings} change={change} />
      )}
      {run.state === "checked" && run.failed > 0 && <ProblemRows run={run} />}
    </div>
  );
}
