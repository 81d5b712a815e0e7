"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { PickRow } from "@/ui/kit/edit/pick-row";
import { later } from "@/ui/kit/later";
import { usePartnerName } from "@/ui/live/records";
import { usePartnerEditing } from "./editing";

const ParentSheet = later(() => import("./parent-sheet").then((file) => file.ParentSheet));

/** The company a person works for, or that a company belongs to. */
export function ParentField() {
  const t = useTranslations("partners");
  const { record, readOnly, waiting } = usePartnerEditing();
  const [picking, setPicking] = useState(false);
  const name = usePartnerName(record.parentId);
  return (
    <>
      <PickRow
        label={record.form === "company" ? t("parentOfCompany") : t("fields.parentId")}
        text={name ?? ""}
        picking={picking}
        readOnly={readOnly}
        waiting={waiting.has("parentId")}
        open={() => setPicking(true)}
      >
        <span className={record.parentId ? "t1" : "mut"}>{shown()}</span>
      </PickRow>
      {picking && <ParentSheet close={() => setPicking(false)} />}
    </>
  );

  function shown(): string {
    if (record.parentId) return name ?? "…";
    return readOnly ? t("empty") : t("add.parentId");
  }
}
