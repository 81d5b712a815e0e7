import { memo } from "react";
import { useTranslations } from "use-intl";
import type { OpportunityCard } from "@/common/crm/records";
import { rights } from "@/common/identity/roles";
import { IconButton } from "@/ui/kit/button";
import { Face } from "@/ui/kit/face";
import { Stars } from "@/ui/kit/stars";
import { usePartnerName, useRecord } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { useCard } from "../store/cards";
import { CardFoot } from "./card-foot";
import { CardMoney } from "./card-money";
import { CardTags } from "./card-tags";
import { useTintClass } from "./remote-tint";
import { useWaiting } from "./use-waiting";
import { Watchers } from "./watchers";

/** What a card says; the name and the money first, six rows at most. */
export const CardBody = memo(function CardBody({ id }: { readonly id: string }) {
  const card = useCard(id);
  return card ? <Content card={card} /> : <article className="card board-card" aria-busy="true" />;
});

function Content({ card }: { readonly card: OpportunityCard }) {
  const t = useTranslations("crm.board");
  const customer = usePartnerName(card.customerId ?? "") ?? card.contactName;
  const tint = useTintClass(card.id);
  const waiting = useWaiting(card.id);
  const me = useMe();
  return (
    <article
      className={`card board-card${card.colour > 0 ? ` striped h${card.colour}` : ""}${tint}${waiting ? " wait" : ""}`}
    >
      <div className="row board-card-head">
        <h3 className="t2 grow" id={`card-${card.id}-name`}>
          <a href={`/opportunities/${card.id}`} tabIndex={-1} draggable={false}>
            {card.name}
          </a>
        </h3>
        <Owner id={card.ownerId} />
      </div>
      <p className="cust t1" id={`card-${card.id}-customer`}>
        {customer ?? <span className="mut">{t("noCustomer")}</span>}
      </p>
      <div className="row board-card-money">
        <CardMoney card={card} t={t} />
        {card.priority > 0 && <Stars value={card.priority} />}
      </div>
      <CardTags ids={card.tagIds} />
      <div className="cf">
        <CardFoot card={card} waiting={waiting} t={t} />
        <Watchers id={card.id} />
        {rights[me.role].write && card.status !== "lost" && (
          <IconButton
            icon="arrow"
            size="tiny"
            label={t("moveToOf", { name: card.name })}
            data-move=""
            // A stop of the Tab key while its card has the focus: `use-tab-stops.ts`
            tabIndex={-1}
          />
        )}
      </div>
    </article>
  );
}

function Owner({ id }: { readonly id: string | null }) {
  const person = useRecord("identity.person", id ?? "");
  return person ? (
    <Face name={person.name} colour={person.colour} picture={person.picture} size="small" />
  ) : null;
}
