"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { Stars, StarsInput } from "@/ui/kit/stars";
import { usePartnerName } from "@/ui/live/records";
import { useEditing } from "./editing";
import { Title } from "./title";

/** Name, customer and stars: what this is about. */
export function Head() {
  const { card, readOnly, save } = useEditing();
  return (
    <header className="op-head">
      <Title />
      <div className="op-head-line">
        <CustomerLink />
        <span className="grow" />
        {readOnly ? (
          <Stars value={card.priority} />
        ) : (
          <StarsInput value={card.priority} onChange={(next) => void save("priority", next, card.priority)} />
        )}
      </div>
    </header>
  );
}

function CustomerLink() {
  const t = useTranslations("crm.page");
  const { card } = useEditing();
  const name = usePartnerName(card.customerId ?? "");
  if (!card.customerId) return <span className="mut">{t("noCustomer")}</span>;
  return (
    <Link className="link t1 op-customer" prefetch={false} href={`/partners/${card.customerId}`}>
      {name ?? t("fields.customerId")}
    </Link>
  );
}
