"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { TextField } from "@/ui/kit/field";
import { Sheet } from "@/ui/kit/sheet";
import type { BulkAct } from "../commands/bulk";

type Props = { readonly act: (act: BulkAct) => void; readonly close: () => void };

/** The same closing day for all, or none. */
export function BulkClosing({ act, close }: Props) {
  const t = useTranslations("crm.list");
  const [day, setDay] = useState("");
  const set = (expectedCloseOn: string | null) => {
    act({ kind: "edit", changes: { expectedCloseOn } });
    close();
  };
  return (
    <Sheet
      open
      onClose={close}
      title={t("expectedCloseOn")}
      footer={
        <>
          <Button onClick={() => set(null)}>{t("noDay")}</Button>
          <Button look="primary" disabled={day === ""} onClick={() => set(day)}>
            {t("apply")}
          </Button>
        </>
      }
    >
      <TextField
        label={t("expectedCloseOn")}
        type="date"
        value={day}
        onChange={(event) => setDay(event.target.value)}
      />
    </Sheet>
  );
}
