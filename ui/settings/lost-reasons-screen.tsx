"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { LostReasonRecord } from "@/common/crm/records";
import { rights } from "@/common/identity/roles";
import { IconButton } from "@/ui/kit/button";
import { EmptyState } from "@/ui/kit/empty-state";
import { toast } from "@/ui/kit/toast";
import { newId } from "@/ui/live/new-id";
import { perform } from "@/ui/live/outbox";
import { useRecords } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { AddLine } from "./add-line";
import { MergeSheet } from "./merge-sheet";
import { NameField } from "./name-field";
import { reasonAppears, reasonGoes, reasonSet } from "./settings-effects";
import { SettingsFrame } from "./settings-frame";
import { Switch } from "./switch";
import { useMerges } from "./use-merges";
import { useTold } from "./use-told";
import { useUseText } from "./use-use-text";
import { type UsesAnswer, useUses } from "./use-uses";

/** Why opportunities are lost; a used reason is not deleted but no longer offered. */
export function LostReasonsScreen() {
  const t = useTranslations("settings");
  const reasons = useRecords("crm.lostReason");
  const readOnly = !rights[useMe().role].configure;
  const { problem } = useTold();
  const { usesOf } = useUses();
  const [mergingId, setMergingId] = useState<string | null>(null);
  const merging = reasons.find((reason) => reason.id === mergingId);
  const add = (name: string) => {
    const id = newId();
    const effect = reasonAppears({ id, name, active: true, version: 0 });
    return problem(perform("crm.lostReason.create", { id, name }, effect));
  };
  return (
    <SettingsFrame title={t("pages.lostReasons.title")} needs="configure">
      {reasons.length === 0 && (
        <EmptyState title={t("lostReasons.nothingTitle")}>{t("lostReasons.nothingText")}</EmptyState>
      )}
      <div className="group">
        {!readOnly && (
          <AddLine label={t("lostReasons.new")} action={t("lostReasons.add")} max={120} add={add} />
        )}
        <ul aria-label={t("pages.lostReasons.title")}>
          {reasons.map((reason) => (
            <ReasonRow
              key={reason.id}
              reason={reason}
              readOnly={readOnly}
              usesOf={usesOf}
              merge={() => setMergingId(reason.id)}
            />
          ))}
        </ul>
      </div>
      {!readOnly && <p className="se-say f13 sec">{t("lostReasons.hint")}</p>}
      {merging && (
        <MergeReason reason={merging} reasons={reasons} usesOf={usesOf} close={() => setMergingId(null)} />
      )}
    </SettingsFrame>
  );
}

type MergeProps = {
  readonly reason: LostReasonRecord;
  readonly reasons: readonly LostReasonRecord[];
  readonly usesOf: UsesAnswer["usesOf"];
  readonly close: () => void;
};

function MergeReason({ reason, reasons, usesOf, close }: MergeProps) {
  const t = useTranslations("settings");
  const merges = useMerges();
  return (
    <MergeSheet
      name={reason.name}
      uses={usesOf(reason.id)}
      targets={reasons.filter((one) => one.id !== reason.id)}
      note={t("merge.note")}
      merge={(into) => merges.lostReason(reason, into)}
      close={close}
    />
  );
}

type RowProps = {
  readonly reason: LostReasonRecord;
  readonly readOnly: boolean;
  readonly usesOf: UsesAnswer["usesOf"];
  readonly merge: () => void;
};

function ReasonRow({ reason, readOnly, usesOf, merge }: RowProps) {
  const t = useTranslations("settings");
  const usesText = useUseText();
  const { problem, told } = useTold();
  const { id, name, active } = reason;
  const set = (fields: { name?: string; active?: boolean }) =>
    perform("crm.lostReason.edit", { id, changes: fields }, reasonSet({ id, fields }));
  const uses = usesOf(id);
  const remove = async () => {
    if (!uses || uses.live + uses.deleted > 0) return merge();
    if (!(await told(perform("crm.lostReason.remove", { id }, reasonGoes({ id }))))) return;
    const back = () => void told(perform("crm.lostReason.create", { id, name }, reasonAppears(reason)));
    toast({ text: t("lostReasons.removed", { name }), action: { label: t("undo"), run: back } });
  };
  return (
    <li className="se-line">
      <div className="grow">
        <NameField
          label={t("lostReasons.nameOf", { name })}
          of={`lost-reason/${id}`}
          value={name}
          max={120}
          variant="bare"
          readOnly={readOnly}
          save={(next) => problem(set({ name: next }))}
        />
        {uses && <p className="se-uses f13 sec num">{usesText(uses)}</p>}
      </div>
      <Switch
        label={t("lostReasons.offer")}
        name={t("lostReasons.offerOf", { name })}
        on={active}
        disabled={readOnly}
        change={(next) => void told(set({ active: next }))}
      />
      {!readOnly && (
        <IconButton icon="trash" label={t("lostReasons.remove", { name })} onClick={() => void remove()} />
      )}
    </li>
  );
}
