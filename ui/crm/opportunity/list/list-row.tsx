import { memo } from "react";
import { useTranslations } from "use-intl";
import type { OpportunityCard } from "@/common/crm/records";
import { probabilityOf } from "@/common/crm/weight";
import { Face } from "@/ui/kit/face";
import { useFormat } from "@/ui/kit/format";
import { Swatch } from "@/ui/kit/tag";
import { usePartnerName, useRecord } from "@/ui/live/records";
import { useCard } from "../store/cards";
import { RestoreButton } from "./restore-button";

type Props = {
  readonly id: string;
  readonly selecting: boolean;
  readonly selected: boolean;
  readonly select: (id: string, on: boolean) => void;
};

export const ListRow = memo(function ListRow({ id, selecting, selected, select }: Props) {
  const t = useTranslations("crm.list");
  const card = useCard(id);
  if (!card) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: windowed rows cannot be a native table
    // biome-ignore lint/a11y/useFocusableInteractive: the row's link takes the focus
    <div role="row" className="list-row" data-id={id}>
      {selecting && (
        <span role="cell" className="list-tick check">
          {card.status === "lost" && (
            <input
              type="checkbox"
              aria-label={t("select", { name: card.name })}
              checked={selected}
              onChange={(event) => select(id, event.target.checked)}
            />
          )}
        </span>
      )}
      <span role="cell" className="list-name t1">
        <a href={`/opportunities/${id}`} className="t1">
          {card.name}
        </a>
      </span>
      <Cells card={card} />
      {selecting && (
        <span role="cell" className="list-restore">
          {card.status === "lost" && <RestoreButton id={id} name={card.name} />}
        </span>
      )}
    </div>
  );
});

function Cells({ card }: { readonly card: OpportunityCard }) {
  const { money, percent, day, ago } = useFormat();
  const customer = usePartnerName(card.customerId) ?? card.contactName;
  const stage = useRecord("crm.stage", card.stageId);
  return (
    <>
      <span role="cell" className="list-customer t1 sec">
        {customer}
      </span>
      <span role="cell" className="list-stage row">
        <Swatch hue={stage?.hue ?? 0} />
        <Outcome card={card} stageName={stage?.name ?? ""} />
      </span>
      <span role="cell" className="list-amount num m">
        {money(card.expectedRevenue)}
      </span>
      <span role="cell" className="list-probability num sec">
        {percent(probabilityOf(card, stage))}
      </span>
      <Owner id={card.ownerId} />
      <span role="cell" className="list-closing num sec">
        {card.expectedCloseOn ? day(card.expectedCloseOn) : ""}
      </span>
      <span role="cell" className="list-changed num mut">
        {ago(card.touchedAt)}
      </span>
    </>
  );
}

/** A lost one says why in place of its stage. */
function Outcome({ card, stageName }: { readonly card: OpportunityCard; readonly stageName: string }) {
  const t = useTranslations("crm.list");
  const reason = useRecord("crm.lostReason", card.lostReasonId ?? "");
  if (card.status !== "lost") return <span className="t1">{stageName}</span>;
  return <span className="t1 bad">{reason ? t("lostBecause", { reason: reason.name }) : t("lostNoReason")}</span>;
}

function Owner({ id }: { readonly id: string | null }) {
  const t = useTranslations("crm.list");
  const person = useRecord("identity.person", id ?? "");
  return (
    <span role="cell" className="list-owner row">
      {person ? (
        <>
          <Face name={person.name} colour={person.colour} size="tiny" silent />
          <span className="t1">{person.name}</span>
        </>
      ) : (
        <span className="t1 mut">{t("unassigned")}</span>
      )}
    </span>
  );
}
