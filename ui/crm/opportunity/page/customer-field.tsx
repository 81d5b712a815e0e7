"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { PickRow } from "@/ui/kit/edit/pick-row";
import { later } from "@/ui/kit/later";
import { usePartnerName } from "@/ui/live/records";
import { useEditing } from "./editing";

const CustomerSheet = later(() => import("./customer-sheet").then((file) => file.CustomerSheet));

export function CustomerField() {
  const t = useTranslations("crm.page");
  const { card, readOnly, waiting } = useEditing();
  const [picking, setPicking] = useState(false);
  const name = usePartnerName(card.customerId ?? "");
  return (
    <>
      <PickRow
        label={t("fields.customerId")}
        text={card.customerId ? (name ?? "") : ""}
        picking={picking}
        readOnly={readOnly}
        waiting={waiting.has("customerId")}
        open={() => setPicking(true)}
      >
        {card.customerId ? (
          <span className="t1">{name}</span>
        ) : (
          <span className="mut">{readOnly ? t("empty") : t("add.customerId")}</span>
        )}
      </PickRow>
      {picking && <CustomerSheet close={() => setPicking(false)} />}
    </>
  );
}
