"use client";

import { useTranslations } from "use-intl";
import type { ImportRunRecord } from "@/common/import/records";
import { Button } from "@/ui/kit/button";
import { EmptyState } from "@/ui/kit/empty-state";
import { LinkButton } from "@/ui/kit/link-button";
import { Skeleton } from "@/ui/kit/skeleton";
import { perform } from "@/ui/live/outbox";
import { useTold } from "../use-told";
import { PrepareRun } from "./prepare-run";
import { RunProgress } from "./run-progress";
import { RunResult } from "./run-result";
import { useImport } from "./use-imports";
import { useMayWorkOn } from "./use-may-work-on";

/** One import, from the file that came to what became of it. */
export function RunView({ id }: { readonly id: string }) {
  const t = useTranslations("import");
  const run = useImport(id);
  if (run === undefined) return <Skeleton width="60%" height={20} />;
  if (run === null) return <Missing />;
  return (
    <>
      <div className="im-head">
        <LinkButton href="/settings/import" look="plain" icon="left">
          {t("all")}
        </LinkButton>
        <h2 className="m">{run.fileName}</h2>
      </div>
      <Visible run={run} />
    </>
  );
}

function Visible({ run }: { readonly run: ImportRunRecord }) {
  const may = useMayWorkOn(run);
  if (!may) return <Missing />;
  if (run.state === "running" || run.state === "undoing") return <UnderWay run={run} />;
  return run.startedAt === null ? <PrepareRun run={run} /> : <RunResult run={run} />;
}

function Missing() {
  const t = useTranslations("import");
  return (
    <EmptyState
      title={t("missingTitle")}
      action={<LinkButton href="/settings/import">{t("all")}</LinkButton>}
    >
      {t("missingText")}
    </EmptyState>
  );
}

function UnderWay({ run }: { readonly run: ImportRunRecord }) {
  const t = useTranslations("import");
  const { told } = useTold();
  return (
    <section className="group im-box" aria-live="polite">
      <p className="m">{t(`states.${run.state}`)}</p>
      <RunProgress run={run} />
      <p className="f14 sec">{t("goesOn")}</p>
      {run.state === "running" && (
        <div className="im-buttons">
          <Button onClick={() => void told(perform("import.cancel", { id: run.id }))}>{t("cancel")}</Button>
        </div>
      )}
    </section>
  );
}
