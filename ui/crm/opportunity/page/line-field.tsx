"use client";

import { useTranslations } from "use-intl";
import { EditText } from "@/ui/kit/edit/text-field";
import { useEditing } from "./editing";
import { useParsers } from "./parsers";

/** The contact's name as it is typed, for who is not a partner of ours. */
export function LineField({ field }: { readonly field: "contactName" }) {
  const t = useTranslations("crm.page");
  const { card, readOnly, waiting, draftKey, save } = useEditing();
  const parsers = useParsers();
  return (
    <EditText<string | null>
      label={t(`fields.${field}`)}
      placeholder={readOnly ? t("empty") : t(`add.${field}`)}
      readOnly={readOnly}
      waiting={waiting.has(field)}
      field={{
        draftKey: draftKey(field),
        value: card[field],
        toText: (text) => text ?? "",
        parse: parsers.line(200),
        save: (next, base) => save(field, next, base),
      }}
    />
  );
}
