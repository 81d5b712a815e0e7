"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ImportRunRecord } from "@/common/import/records";
import { Button } from "@/ui/kit/button";
import { Icon } from "@/ui/kit/icon";
import { LinkButton } from "@/ui/kit/link-button";
import { perform } from "@/ui/live/outbox";
import { useTold } from "../use-told";
import { Counts } from "./counts";
import { KeptList } from "./kept-list";
import { ProblemRows } from "./problem-rows";
import { UndoSheet } from "./undo-sheet";

/** What became of a file: how many rows, which were left out and why, and the way back. */
export function RunResult({ run }: { readonly run: ImportRunRecord }) {
  const t = useTranslations("import");
  const { told } = useTold();
  const [undoing, setUndoing] = useState(false);
  const isUndoable = run.state === "done" || run.state === "cancelled" || run.state === "failed";
  return (
    <>
      <section className="group im-box">
        <p className="m" role="status">
          {t(`states.${run.state}`)}
        </p>
        {run.state === "undone" ? (
          <p className="sec">{t("undoneText", { undone: run.undone, kept: run.kept })}</p>
        ) : (
          <Counts run={run} done />
        )}
        {run.state === "failed" && <Failure run={run} />}
        <div className="im-buttons">
          {run.state !== "undone" && (
            <LinkButton href={run.kind === "opportunity" ? "/pipeline" : "/partners"} look="soft">
              {t(run.kind === "opportunity" ? "toPipeline" : "toPartners")}
            </LinkButton>
          )}
          {run.state === "failed" && (
            <Button look="primary" onClick={() => void told(perform("import.retry", { id: run.id }))}>
              {t("retry")}
            </Button>
          )}
          {isUndoable && (
            <Button icon="undo" onClick={() => setUndoing(true)}>
              {t("undo")}
            </Button>
          )}
        </div>
      </section>
      {run.state === "undone" && run.kept > 0 && <KeptList id={run.id} />}
      {run.failed > 0 && run.state !== "undone" && <ProblemRows run={run} />}
      <UndoSheet run={run} open={undoing} onClose={() => setUndoing(false)} />
    </>
  );
}

export function Failure({ run }: { readonly run: ImportRunRecord }) {
  const t = useTranslations("import.failures");
  const known = run.failure !== null && t.has(run.failure as "internal");
  return (
    <p className="bad im-failure" role="alert">
      <Icon name="warning" />
      {t(known ? (run.failure as "internal") : "internal")}
    </p>
  );
}
