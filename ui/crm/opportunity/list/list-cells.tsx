import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { ListField } from "@/common/crm/list-terms";
import type { OpportunityCard, StageRecord } from "@/common/crm/records";
import { probabilityOf, weightedMinor } from "@/common/crm/weight";
import { toMinor } from "@/common/money";
import { Face } from "@/ui/kit/face";
import { useFormat } from "@/ui/kit/format";
import { Stars } from "@/ui/kit/stars";
import { Swatch, Tag } from "@/ui/kit/tag";
import { usePartnerName, useRecord, useRecords } from "@/ui/live/records";
import { drawn } from "./list-columns";

type CardProps = { readonly card: OpportunityCard };

/** What a column shows of a card. */
const cells: Record<ListField, (props: CardProps) => ReactNode> = {
  name: Name,
  customer: Customer,
  stage: Stage,
  expectedRevenue: Amount,
  weighted: Weighted,
  recurringRevenue: Recurring,
  probability: Probability,
  owner: Owner,
  team: Team,
  tags: Tags,
  priority: ({ card }) => card.priority > 0 && <Stars value={card.priority} />,
  expectedCloseOn: Closing,
  lostReason: Reason,
  touchedAt: Changed,
};

export function Cell({ card, field }: CardProps & { readonly field: ListField }) {
  const Content = cells[field];
  return (
    <td className={drawn[field].number ? `list-cell list-${field} num` : `list-cell list-${field}`}>
      <Content card={card} />
    </td>
  );
}

function Name({ card }: CardProps) {
  return (
    <a href={`/opportunities/${card.id}`} className="t1" tabIndex={-1}>
      {card.name}
    </a>
  );
}

function Customer({ card }: CardProps) {
  return <span className="t1 sec">{usePartnerName(card.customerId) ?? card.contactName}</span>;
}

/** A lost one says why in place of its stage. */
function Stage({ card }: CardProps) {
  const t = useTranslations("crm.list");
  const stage = useRecord("crm.stage", card.stageId);
  const reason = useRecord("crm.lostReason", card.lostReasonId ?? "");
  if (card.status === "lost") {
    return (
      <span className="t1 bad">{reason ? t("lostBecause", { reason: reason.name }) : t("lostNoReason")}</span>
    );
  }
  return (
    <span className="row list-named">
      <Swatch hue={stage?.hue ?? 0} />
      <span className="t1">{stage?.name}</span>
    </span>
  );
}

function Amount({ card }: CardProps) {
  const { money } = useFormat();
  return <span className="m">{money(card.expectedRevenue)}</span>;
}

const useStageOf = (card: OpportunityCard): StageRecord | undefined => useRecord("crm.stage", card.stageId);

function Weighted({ card }: CardProps) {
  const { money } = useFormat();
  return <span className="sec">{money(weightedMinor(card, useStageOf(card)))}</span>;
}

function Recurring({ card }: CardProps) {
  const t = useTranslations("crm.board");
  const { money } = useFormat();
  const { recurringPlan: plan, recurringRevenue } = card;
  if (!plan || toMinor(recurringRevenue) === 0) return null;
  return <span className="sec">{t(`recurring.${plan}`, { amount: money(recurringRevenue) })}</span>;
}

function Probability({ card }: CardProps) {
  const { percent } = useFormat();
  return <span className="sec">{percent(probabilityOf(card, useStageOf(card)))}</span>;
}

function Owner({ card }: CardProps) {
  const t = useTranslations("crm.list");
  const person = useRecord("identity.person", card.ownerId ?? "");
  if (!person) return <span className="t1 mut">{t("unassigned")}</span>;
  return (
    <span className="row list-named">
      <Face name={person.name} colour={person.colour} picture={person.picture} size="tiny" silent />
      <span className="t1">{person.name}</span>
    </span>
  );
}

function Team({ card }: CardProps) {
  return <span className="t1 sec">{useRecord("identity.salesTeam", card.teamId ?? "")?.name}</span>;
}

function Tags({ card }: CardProps) {
  const tags = useRecords("crm.tag").filter((tag) => card.tagIds.includes(tag.id));
  return (
    <span className="list-tags">
      {tags.map((tag) => (
        <Tag key={tag.id} name={tag.name} hue={tag.hue} />
      ))}
    </span>
  );
}

function Closing({ card }: CardProps) {
  const { day, today } = useFormat();
  const on = card.expectedCloseOn;
  if (on === null) return null;
  return <span className={card.status === "open" && on < today() ? "bad" : "sec"}>{day(on)}</span>;
}

function Reason({ card }: CardProps) {
  return <span className="t1 sec">{useRecord("crm.lostReason", card.lostReasonId ?? "")?.name}</span>;
}

function Changed({ card }: CardProps) {
  const { ago } = useFormat();
  return <span className="mut">{ago(card.touchedAt)}</span>;
}
