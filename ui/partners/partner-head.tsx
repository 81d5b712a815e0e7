"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { EditTitle } from "@/ui/kit/edit/edit-title";
import { usePartnerName } from "@/ui/live/records";
import { usePartnerEditing } from "./editing";
import { KindChips } from "./kind-chips";
import { usePartnerParsers } from "./parsers";

/** Name, where they work, and what they are to us. */
export function PartnerHead() {
  const t = useTranslations("partners");
  const { record, readOnly, draftKey, save } = usePartnerEditing();
  const parsers = usePartnerParsers();
  const parent = usePartnerName(record.parentId);
  return (
    <header className="pp-head">
      <EditTitle
        label={t("fields.name")}
        action={t("page.rename")}
        readOnly={readOnly}
        field={{
          draftKey: draftKey("name"),
          value: record.name,
          toText: (name) => name,
          parse: parsers.name,
          save: (next, base) => save("name", next, base),
        }}
      />
      <p className="sec pp-form">
        {t(`forms.${record.form}`)}
        {record.parentId && (
          <>
            {" · "}
            <Link className="link" prefetch={false} href={`/partners/${record.parentId}`}>
              {parent ?? t("fields.parentId")}
            </Link>
          </>
        )}
      </p>
      <KindChips
        kinds={record.kinds}
        readOnly={readOnly}
        change={(next) => void save("kinds", [...next], [...record.kinds])}
      />
      {readOnly && <p className="note pp-may">{t("page.readOnly")}</p>}
    </header>
  );
}
