"use client";

import { useTranslations } from "use-intl";
import type { ImportRunRecord } from "@/common/import/records";
import { Button } from "@/ui/kit/button";
import { Sheet } from "@/ui/kit/sheet";
import { Skeleton } from "@/ui/kit/skeleton";
import { useAnswer } from "@/ui/live/answers";
import { perform } from "@/ui/live/outbox";
import { api } from "@/ui/trpc";
import { useTold } from "../use-told";
import { KeptRecords } from "./kept-list";

type Props = { readonly run: ImportRunRecord; readonly open: boolean; readonly onClose: () => void };

/** Says what undoing would take away and what it would leave, before it does; thousands of records have no other way back. */
export function UndoSheet({ run, open, onClose }: Props) {
  const t = useTranslations("import");
  const { told } = useTold();
  const undo = async () => {
    onClose();
    await told(perform("import.undo", { id: run.id }));
  };
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t("undoTitle")}
      footer={
        <>
          <Button onClick={onClose}>{t("keep")}</Button>
          <Button look="primary" danger onClick={() => void undo()}>
            {t("undoNow")}
          </Button>
        </>
      }
    >
      {open && <Standing run={run} />}
    </Sheet>
  );
}

function Standing({ run }: { readonly run: ImportRunRecord }) {
  const t = useTranslations("import");
  const preview = useAnswer(`import/${run.id}/undo/${run.version}`, () =>
    api.import.undoPreview.query({ id: run.id }),
  ).value;
  if (!preview) return <Skeleton width="70%" height={18} />;
  return (
    <div className="im-stack">
      <p>{t("undoText", { count: preview.untouched })}</p>
      {preview.changedCount > 0 && (
        <>
          <p>{t("undoKeeps", { count: preview.changedCount })}</p>
          <KeptRecords records={preview.changed} />
        </>
      )}
    </div>
  );
}
