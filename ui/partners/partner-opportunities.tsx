"use client";

import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { OpportunityCard } from "@/common/crm/records";
import { Button } from "@/ui/kit/button";
import { useFormat } from "@/ui/kit/format";
import { Swatch } from "@/ui/kit/tag";
import { useRecord } from "@/ui/live/records";
import { usePartnerEditing } from "./editing";
import { useCardsOf } from "./use-cards-of";

/** Shown before "show more". */
const atFirst = 20;

/** Our opportunities with them, as far as the person may see them; open ones first. */
export function PartnerOpportunities() {
  const t = useTranslations("partners.page");
  const { record } = usePartnerEditing();
  const cards = useCardsOf(record.id);
  const [all, setAll] = useState(false);
  const shown = all ? cards : cards.slice(0, atFirst);
  return (
    <section aria-labelledby="pp-opportunities">
      <div className="sect">
        <h2 id="pp-opportunities">{t("opportunities")}</h2>
        {cards.length > 0 && <span className="bdg">{cards.length}</span>}
      </div>
      {cards.length === 0 && <p className="pa-say f14 sec">{t("noOpportunities")}</p>}
      <ul className="group pa-list">
        {shown.map((card) => (
          <CardRow key={card.id} card={card} />
        ))}
      </ul>
      {shown.length < cards.length && (
        <Button look="plain" onClick={() => setAll(true)}>
          {t("showMore", { count: cards.length - shown.length })}
        </Button>
      )}
    </section>
  );
}

function CardRow({ card }: { readonly card: OpportunityCard }) {
  const t = useTranslations("partners.page");
  const format = useFormat();
  const stage = useRecord("crm.stage", card.stageId);
  const state = card.status === "open" ? (stage?.name ?? "") : t(card.status);
  return (
    <li className="pa-row">
      <Link className="pa-link" prefetch={false} href={`/opportunities/${card.id}`}>
        <span className="pa-text">
          <span className="m t1">{card.name}</span>
          <span className="f14 sec row">
            {stage && <Swatch hue={stage.hue} />}
            <span className="t1">{state}</span>
          </span>
        </span>
        <span className="num m">{format.money(card.expectedRevenue)}</span>
      </Link>
    </li>
  );
}
