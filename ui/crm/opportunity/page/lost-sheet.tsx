"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { matches, searchText } from "@/common/search-text";
import { Button } from "@/ui/kit/button";
import { TextArea, TextField } from "@/ui/kit/field";
import { Icon } from "@/ui/kit/icon";
import { Sheet } from "@/ui/kit/sheet";
import { useRecords } from "@/ui/live/records";
import "./lost-sheet.css";

export type Why = {
  readonly reasonId: string | null;
  /** A new reason, made with the loss. */
  readonly reasonName: string | null;
  readonly note: string | null;
};

type Props = { readonly close: () => void; readonly lose: (why: Why) => void };

/** Why it was lost: pick a reason or write a new one, and a note. */
export function LostSheet({ close, lose }: Props) {
  const t = useTranslations("crm.lost");
  const reasons = useRecords("crm.lostReason").filter((reason) => reason.active);
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const found = reasons.filter((reason) => matches(searchText(reason.name), searchText(query)));
  const typed = query.trim();
  const isNew = typed !== "" && !reasons.some((reason) => searchText(reason.name) === searchText(typed));
  const confirm = () => {
    const reasonName = chosen === null && isNew ? typed : null;
    lose({ reasonId: chosen ?? exactly(found, typed), reasonName, note: note.trim() || null });
  };
  return (
    <Sheet
      open
      onClose={close}
      title={t("title")}
      footer={
        <>
          <Button onClick={close}>{t("cancel")}</Button>
          <Button look="primary" onClick={confirm}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      <TextField
        label={t("search")}
        value={query}
        maxLength={120}
        autoComplete="off"
        onChange={(event) => {
          setQuery(event.target.value);
          setChosen(null);
        }}
      />
      <fieldset className="op-reasons">
        <legend className="sr">{t("reason")}</legend>
        {found.map((reason) => (
          <Reason
            key={reason.id}
            label={reason.name}
            on={chosen === reason.id}
            choose={() => setChosen(reason.id)}
          />
        ))}
        {isNew && (
          <Reason label={t("create", { name: typed })} on={chosen === null} choose={() => setChosen(null)} />
        )}
      </fieldset>
      <TextArea
        label={t("note")}
        placeholder={t("notePlaceholder")}
        rows={3}
        maxLength={5_000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <p className="f13 sec">{t("explain")}</p>
    </Sheet>
  );
}

const exactly = (found: readonly { id: string; name: string }[], typed: string) =>
  typed === "" ? null : (found.find((reason) => searchText(reason.name) === searchText(typed))?.id ?? null);

function Reason({
  label,
  on,
  choose,
}: {
  readonly label: string;
  readonly on: boolean;
  readonly choose: () => void;
}) {
  return (
    <label className="opt op-reason">
      <input type="radio" name="reason" checked={on} onChange={choose} />
      <span className="grow">{label}</span>
      {on && <Icon name="check" />}
    </label>
  );
}
