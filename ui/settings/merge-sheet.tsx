"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { UseCount } from "@/common/crm/uses";
import { Button } from "@/ui/kit/button";
import type { Problem } from "@/ui/kit/edit/use-edited";
import { SelectField } from "@/ui/kit/field";
import { Sheet } from "@/ui/kit/sheet";
import { useSync } from "@/ui/live/status";
import { useUseText } from "./use-use-text";

export type MergeTarget = { readonly id: string; readonly name: string };

type Props = {
  readonly name: string;
  readonly uses: UseCount | undefined;
  readonly targets: readonly MergeTarget[];
  /** What else happens, and whether there is a way back. */
  readonly note: string;
  readonly merge: (into: MergeTarget) => Promise<Problem>;
  /** Where it may go without a successor, because nothing uses it. */
  readonly remove?: () => Promise<Problem>;
  readonly back?: () => void;
  readonly close: () => void;
};

/** Deletes a thing that is used once it is said what takes its place. It closes when the server has done it. */
export function MergeSheet({ name, uses, targets, note, merge, remove, back, close }: Props) {
  const t = useTranslations("settings");
  const offline = useSync().state === "offline";
  const [into, setInto] = useState(targets[0]?.id ?? "");
  const { busy, refused, run } = useRun(close);
  const target = targets.find((one) => one.id === into);
  const isUsed = !uses || uses.live + uses.deleted > 0;
  const act = isUsed || !remove ? target && (() => merge(target)) : remove;
  return (
    <Sheet
      open
      onClose={close}
      title={t("merge.title", { name })}
      footer={
        <>
          <Button onClick={back ?? close}>{t("cancel")}</Button>
          {act && (
            <Button danger busy={busy} onClick={() => void run(act)}>
              {isUsed ? t("merge.action") : t("remove")}
            </Button>
          )}
        </>
      }
    >
      {isUsed ? <Successor {...{ uses, targets, note, into, setInto }} /> : <p>{t("merge.unused")}</p>}
      {busy && offline && <p className="f14 warn">{t("waiting")}</p>}
      {refused && (
        <p className="bad" role="alert">
          {refused}
        </p>
      )}
    </Sheet>
  );
}

type SuccessorProps = Pick<Props, "uses" | "targets" | "note"> & {
  readonly into: string;
  readonly setInto: (id: string) => void;
};

function Successor({ uses, targets, note, into, setInto }: SuccessorProps) {
  const t = useTranslations("settings.merge");
  const usesText = useUseText();
  return (
    <>
      <p>{t("used", { uses: usesText(uses) || t("unknown") })}</p>
      {targets.length === 0 ? (
        <p className="warn">{t("noTarget")}</p>
      ) : (
        <SelectField
          label={t("into")}
          value={into}
          hint={note}
          onChange={(event) => setInto(event.target.value)}
        >
          {targets.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
      )}
    </>
  );
}

/** One at a time; what was refused is said, else the sheet closes. */
function useRun(close: () => void) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem>(null);
  const run = async (act: () => Promise<Problem>) => {
    setBusy(true);
    setRefused(null);
    const problem = await act();
    setBusy(false);
    if (problem === null) close();
    else setRefused(problem);
  };
  return { busy, refused, run };
}
