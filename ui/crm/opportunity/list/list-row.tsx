import { memo } from "react";
import { useTranslations } from "use-intl";
import type { OpportunityCard, StageRecord } from "@/common/crm/records";
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
    <tr className="list-row" data-id={id}>
      {selecting && (
        <td className="list-tick check">
          {card.status === "lost" && (
            <input
              type="checkbox"
              aria-label={t("select", { name: card.name })}
              checked={selected}
              onChange={(event) => select(id, event.target.checked)}
            />
          )}
        </td>
      )}
      <td className="list-name t1">
        <a href={`/opportunities/${id}`} className="t1">
          {card.name}
        </a>
      </td>
      <Cells card={card} />
      {selecting && (
        <td className="list-restore">
          {card.status === "lost" && <RestoreButton id={id} name={card.name} />}
        </td>
      )}
    </tr>
  );
});

function Cells({ card }: { readonly card: OpportunityCard }) {
  const { money, percent, day, ago } = useFormat();
  const customer = usePartnerName(card.customerId) ?? card.contactName;
  const stage = useRecord("crm.stage", card.stageId);
  return (
    <>
      <td className="list-customer t1 sec">{customer}</td>
      <td className="list-stage row">
        <Outcome card={card} stage={stage} />
      </td>
      <td className="list-amount num m">{money(card.expectedRevenue)}</td>
      <td className="list-probability num sec">{percent(probabilityOf(card, stage))}</td>
      <Owner id={card.ownerId} />
      <td className="list-closing num sec">{card.expectedCloseOn ? day(card.expectedCloseOn) : ""}</td>
      <td className="list-changed num mut">{ago(card.touchedAt)}</td>
    </>
  );
}

/** A lost one says why in place of its stage. */
function Outcome({
  card,
  stage,
}: {
  readonly card: OpportunityCard;
  readonly stage: StageRecord | undefined;
}) {
  const t = useTranslations("crm.list");
  const reason = useRecord("crm.lostReason", card.lostReasonId ?? "");
  if (card.status === "lost") {
    return (
      <span className="t1 bad">{reason ? t("lostBecause", { reason: reason.name }) : t("lostNoReason")}</span>
    );
  }
  return (
    <>
      <Swatch hue={stage?.hue ?? 0} />
      <span className="t1">{stage?.name}</span>
    </>
  );
}

function Owner({ id }: { readonly id: string | null }) {
  const t = useTranslations("crm.list");
  const person = useRecord("identity.person", id ?? "");
  return (
    <td className="list-owner row">
      {person ? (
        <>
          <Face name={person.name} colour={person.colour} size="tiny" silent />
          <span className="t1">{person.name}</span>
        </>
      ) : (
        <span className="t1 mut">{t("unassigned")}</span>
      )}
    </td>
  );
}
