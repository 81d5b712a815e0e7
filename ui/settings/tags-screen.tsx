"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { TagRecord } from "@/common/crm/records";
import { rights } from "@/common/identity/roles";
import { IconButton } from "@/ui/kit/button";
import { EmptyState } from "@/ui/kit/empty-state";
import { toast } from "@/ui/kit/toast";
import { newId } from "@/ui/live/new-id";
import { perform } from "@/ui/live/outbox";
import { useRecords } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { AddLine } from "./add-line";
import { HueButton } from "./hue-button";
import { nextHue } from "./hue-picker";
import { MergeSheet } from "./merge-sheet";
import { NameField } from "./name-field";
import { tagAppears, tagGoes, tagSet } from "./settings-effects";
import { SettingsFrame } from "./settings-frame";
import { useMerges } from "./use-merges";
import { useTold } from "./use-told";
import { useUseText } from "./use-use-text";
import { type UsesAnswer, useUses } from "./use-uses";

/** Tags: named, coloured, deleted in place. */
export function TagsScreen() {
  const t = useTranslations("settings");
  const tags = useRecords("crm.tag");
  const readOnly = !rights[useMe().role].configure;
  const { problem } = useTold();
  const { usesOf } = useUses();
  const [mergingId, setMergingId] = useState<string | null>(null);
  const merging = tags.find((tag) => tag.id === mergingId);
  const add = (name: string) => {
    const tag = { id: newId(), name, hue: nextHue(tags.length) };
    return problem(perform("crm.tag.create", tag, tagAppears({ ...tag, version: 0 })));
  };
  return (
    <SettingsFrame title={t("pages.tags.title")} needs="configure">
      {tags.length === 0 && <EmptyState title={t("tags.nothingTitle")}>{t("tags.nothingText")}</EmptyState>}
      <div className="group">
        {!readOnly && <AddLine label={t("tags.new")} action={t("tags.add")} max={60} add={add} />}
        <ul aria-label={t("pages.tags.title")}>
          {tags.map((tag) => (
            <TagRow
              key={tag.id}
              tag={tag}
              readOnly={readOnly}
              usesOf={usesOf}
              merge={() => setMergingId(tag.id)}
            />
          ))}
        </ul>
      </div>
      {merging && <MergeTag tag={merging} tags={tags} usesOf={usesOf} close={() => setMergingId(null)} />}
    </SettingsFrame>
  );
}

type MergeProps = {
  readonly tag: TagRecord;
  readonly tags: readonly TagRecord[];
  readonly usesOf: UsesAnswer["usesOf"];
  readonly close: () => void;
};

function MergeTag({ tag, tags, usesOf, close }: MergeProps) {
  const t = useTranslations("settings");
  const merges = useMerges();
  return (
    <MergeSheet
      name={tag.name}
      uses={usesOf(tag.id)}
      targets={tags.filter((one) => one.id !== tag.id)}
      note={t("merge.note")}
      merge={(into) => merges.tag(tag, into)}
      close={close}
    />
  );
}

type RowProps = {
  readonly tag: TagRecord;
  readonly readOnly: boolean;
  readonly usesOf: UsesAnswer["usesOf"];
  readonly merge: () => void;
};

function TagRow({ tag, readOnly, usesOf, merge }: RowProps) {
  const t = useTranslations("settings");
  const usesText = useUseText();
  const { problem, told } = useTold();
  const { id, name, hue } = tag;
  const set = (fields: { name?: string; hue?: number }) =>
    perform("crm.tag.edit", { id, changes: fields }, tagSet({ id, fields }));
  const uses = usesOf(id);
  const remove = async () => {
    if (!uses || uses.live + uses.deleted > 0) return merge();
    if (!(await told(perform("crm.tag.remove", { id }, tagGoes({ id }))))) return;
    const back = () => void told(perform("crm.tag.create", { id, name, hue }, tagAppears(tag)));
    toast({ text: t("tags.removed", { name }), action: { label: t("undo"), run: back } });
  };
  return (
    <li className="se-line">
      <HueButton
        label={t("tags.colourOf", { name })}
        value={hue}
        readOnly={readOnly}
        change={(next) => void told(set({ hue: next }))}
      />
      <div className="grow">
        <NameField
          label={t("tags.nameOf", { name })}
          of={`tag/${id}`}
          value={name}
          max={60}
          variant="bare"
          readOnly={readOnly}
          save={(next) => problem(set({ name: next }))}
        />
        {uses && <p className="se-uses f13 sec num">{usesText(uses)}</p>}
      </div>
      {!readOnly && (
        <IconButton icon="trash" label={t("tags.remove", { name })} onClick={() => void remove()} />
      )}
    </li>
  );
}
