"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { EditText } from "@/ui/kit/edit/text-field";
import { usePartnerEditing } from "./editing";
import { usePartnerParsers } from "./parsers";

const longest = {
  jobTitle: 120,
  email: 320,
  phone: 60,
  website: 300,
  taxId: 40,
  street: 300,
  postalCode: 20,
  city: 120,
};

type Props = {
  readonly field: keyof typeof longest;
  readonly kind?: "email" | "tel" | "url" | "text";
  readonly trailing?: ReactNode;
};

/** One line about a partner, edited in place. */
export function PartnerText({ field, kind = "text", trailing }: Props) {
  const t = useTranslations("partners");
  const { record, readOnly, waiting, draftKey, save } = usePartnerEditing();
  const parsers = usePartnerParsers();
  const parse = field === "email" || field === "website" ? parsers[field] : parsers.line(longest[field]);
  return (
    <EditText<string | null>
      label={t(`fields.${field}`)}
      placeholder={readOnly ? t("empty") : t(`add.${field}`)}
      // A website may be typed without its scheme, which type="url" would refuse.
      type={kind === "url" ? "text" : kind}
      inputMode={kind}
      readOnly={readOnly}
      waiting={waiting.has(field)}
      trailing={trailing}
      field={{
        draftKey: draftKey(field),
        value: record[field],
        toText: (text) => text ?? "",
        parse,
        save: (next, base) => save(field, next, base),
      }}
    />
  );
}
