"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { TitleInput } from "./title-input";
import { useEditing } from "./editing";
import { readDraft } from "@/ui/kit/edit/draft";

/** The name: a heading that becomes a field when it is touched. */
export function Title() {
  const t = useTranslations("crm.page");
  const { card, readOnly, draftKey } = useEditing();
  const [open, setOpen] = useState(() => readDraft(draftKey("name")) !== null);
  if (readOnly) return <h1 className="op-title">{card.name}</h1>;
  return (
    <>
      <h1 className={open ? "sr" : "op-title"}>
        <button type="button" title={t("rename")} tabIndex={open ? -1 : 0} onClick={() => setOpen(true)}>
          {card.name}
        </button>
      </h1>
      {open && <TitleInput close={() => setOpen(false)} />}
    </>
  );
}
