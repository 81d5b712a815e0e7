"use client";

import { useTranslations } from "use-intl";
import type { OpportunityRecord } from "@/common/crm/records";
import { EditArea } from "@/ui/kit/edit/area-field";
import { useEditing } from "./editing";
import { useParsers } from "./parsers";

export function DescriptionField({ record }: { readonly record: OpportunityRecord }) {
  const t = useTranslations("crm.page");
  const { readOnly, waiting, draftKey, save } = useEditing();
  const parsers = useParsers();
  return (
    <EditArea
      label={t("fields.description")}
      placeholder={readOnly ? t("empty") : t("add.description")}
      readOnly={readOnly}
      waiting={waiting.has("description")}
      field={{
        draftKey: draftKey("description"),
        value: record.description,
        toText: (text) => text ?? "",
        parse: parsers.line(20_000),
        save: (next, base) => save("description", next, base),
      }}
    />
  );
}
