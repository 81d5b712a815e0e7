"use client";

import { useTranslations } from "use-intl";
import type { OpportunityRecord } from "@/common/crm/records";
import { EditText } from "@/ui/kit/edit/text-field";
import { useEditing } from "./editing";
import { useParsers } from "./parsers";

const origins = ["source", "medium", "campaign"] as const;

/** Where the opportunity came from. Who only reads sees no empty lines. */
export function OriginFields({ record }: { readonly record: OpportunityRecord }) {
  const t = useTranslations("crm.page");
  const { readOnly, waiting, draftKey, save } = useEditing();
  const parsers = useParsers();
  return origins
    .filter((field) => !readOnly || record[field])
    .map((field) => (
      <EditText<string | null>
        key={field}
        label={t(`fields.${field}`)}
        placeholder={t(`add.${field}`)}
        readOnly={readOnly}
        waiting={waiting.has(field)}
        field={{
          draftKey: draftKey(field),
          // A copy that a device kept from before these fields lacks them.
          value: record[field] ?? null,
          toText: (text) => text ?? "",
          parse: parsers.line(120),
          save: (next, base) => save(field, next, base),
        }}
      />
    ));
}
