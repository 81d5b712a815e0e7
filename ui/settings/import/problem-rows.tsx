"use client";

import { useTranslations } from "use-intl";
import type { RowProblem } from "@/common/import/problem";
import type { ImportRunRecord } from "@/common/import/records";
import { useAnswer } from "@/ui/live/answers";
import { api } from "@/ui/trpc";

/** Rows that were left out, with what to correct; all of them come as a file. */
export function ProblemRows({ run }: { readonly run: ImportRunRecord }) {
  const t = useTranslations("import");
  const problemText = useProblemText();
  const rows = useAnswer(`import/${run.id}/problems/${run.version}`, () =>
    api.import.problems.query({ id: run.id }),
  ).value;
  return (
    <section aria-labelledby="im-problems">
      <div className="sect">
        <h2 id="im-problems">{t("problemRows", { count: run.failed })}</h2>
      </div>
      <div className="im-buttons im-inset">
        <a className="btn soft" href={`/api/imports/${run.id}/problems.csv`} download>
          {t("download")}
        </a>
        <p className="f14 sec">{t("downloadText")}</p>
      </div>
      {rows && (
        <ul className="group">
          {rows.map(({ row, cells, problems }) => (
            <li key={row} className="se-line im-problem">
              <span className="f13 sec num">{t("row", { row })}</span>
              <span className="se-text">
                <span className="f14 im-cells">{cells.filter(Boolean).join(" · ")}</span>
                {problems.map((problem) => (
                  <span key={`${problem.field} ${problem.code}`} className="f14 bad">
                    {problemText(problem)}
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function useProblemText(): (problem: RowProblem) => string {
  const t = useTranslations("import");
  return ({ field, code, value = "", detail = "" }) => {
    const problem = t(`problems.${code}`, { value, detail });
    return field ? t("problemOf", { field: t(`fields.${field}`), problem }) : problem;
  };
}
