"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { importKinds } from "@/common/import/fields";
import type { ImportPreview, ImportRunRecord } from "@/common/import/records";
import type { ImportSettings } from "@/common/import/settings";
import { Button } from "@/ui/kit/button";
import { EmptyState } from "@/ui/kit/empty-state";
import { SelectField } from "@/ui/kit/field";
import { Icon } from "@/ui/kit/icon";
import { Skeleton } from "@/ui/kit/skeleton";
import { perform } from "@/ui/live/outbox";
import { useRefusalText } from "@/ui/live/refusal-text";
import { useMe } from "@/ui/live/session";
import { useTold } from "../use-told";
import { CheckResult } from "./check-result";
import { ColumnList } from "./column-list";
import { FormatFields } from "./format-fields";
import { MissingFields } from "./missing-fields";
import { usePreparing } from "./use-preparing";

/** What the file holds, what becomes of its columns, and a dry run before anything is written. */
export function PrepareRun({ run }: { readonly run: ImportRunRecord }) {
  const t = useTranslations("import");
  const refusalText = useRefusalText();
  const { preview, settings, change, state, reason, again } = usePreparing(run);
  if (!preview || !settings) {
    return state === "failed" ? (
      <EmptyState title={t("unreadableTitle")} action={<Button onClick={again}>{t("again")}</Button>}>
        {refusalText({ reason: reason ?? "internal" })}
      </EmptyState>
    ) : (
      <Skeleton width="80%" height={20} />
    );
  }
  return (
    <>
      <Kind settings={settings} change={change} />
      {preview.remembered && (
        <p className="note im-note">
          <Icon name="check" />
          {t("remembered")}
        </p>
      )}
      <FormatFields preview={preview} settings={settings} change={change} />
      <ColumnList preview={preview} settings={settings} change={change} />
      <MissingFields settings={settings} change={change} />
      <CheckResult run={run} preview={preview} settings={settings} change={change} />
      <Foot run={run} settings={settings} />
    </>
  );
}

export type Preparing = {
  readonly settings: ImportSettings;
  readonly change: (wishes: Partial<ImportSettings>) => Promise<void>;
};
export type WithPreview = Preparing & { readonly preview: ImportPreview };

function Kind({ settings, change }: Preparing) {
  const t = useTranslations("import");
  const { role } = useMe();
  const offered = importKinds.filter((kind) => kind !== "opportunity" || rights[role].write);
  return (
    <div className="group im-box">
      <SelectField
        label={t("kind")}
        value={settings.kind}
        onChange={(event) => void change({ kind: event.target.value as ImportSettings["kind"] })}
      >
        {offered.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kinds.${kind}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t("known")}
        hint={t("knownHint")}
        value={settings.known}
        onChange={(event) => void change({ known: event.target.value as ImportSettings["known"] })}
      >
        {(["skip", "update", "create"] as const).map((known) => (
          <option key={known} value={known}>
            {t(`knowns.${known}`)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

function Foot({ run, settings }: { readonly run: ImportRunRecord; readonly settings: ImportSettings }) {
  const t = useTranslations("import");
  const router = useRouter();
  const { told } = useTold();
  const named = settings.columns.some(
    (field) => field === "name" || field === "firstName" || field === "company",
  );
  const count = run.created + run.updated;
  const discard = async () => {
    if (await told(perform("import.discard", { id: run.id }))) router.push("/settings/import");
  };
  return (
    <div className="im-foot">
      {!named && <p className="f14 bad">{t("needsName")}</p>}
      <div className="im-buttons">
        {run.state === "checked" && count > 0 ? (
          <Button look="primary" onClick={() => void told(perform("import.start", { id: run.id }))}>
            {t("start", { count })}
          </Button>
        ) : (
          <Button
            look="primary"
            disabled={!named}
            busy={run.state === "checking"}
            onClick={() => void told(perform("import.check", { id: run.id }))}
          >
            {t("check")}
          </Button>
        )}
        <Button look="plain" onClick={() => void discard()}>
          {t("discard")}
        </Button>
      </div>
    </div>
  );
}
