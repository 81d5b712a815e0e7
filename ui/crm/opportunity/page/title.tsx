"use client";

import { useTranslations } from "use-intl";
import { EditTitle } from "@/ui/kit/edit/edit-title";
import { useEditing } from "./editing";
import { useParsers } from "./parsers";

/** The name: a heading that becomes a field when it is pressed. */
export function Title() {
  const t = useTranslations("crm.page");
  const { card, readOnly, draftKey, save } = useEditing();
  const parsers = useParsers();
  return (
    <EditTitle
      label={t("fields.name")}
      action={t("rename")}
      readOnly={readOnly}
      field={{
        draftKey: draftKey("name"),
        value: card.name,
        toText: (name) => name,
        parse: parsers.name,
        save: (next, base) => save("name", next, base),
      }}
    />
  );
}
