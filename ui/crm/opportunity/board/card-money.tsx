import type { useTranslations } from "use-intl";
import type { OpportunityCard } from "@/common/crm/records";
import { toMinor } from "@/common/money";
import { useFormat } from "@/ui/kit/format";

/** Made once for a card and handed down: each asking costs a card that comes into view. */
export type BoardWords = ReturnType<typeof useTranslations<"crm.board">>;
type Props = {
  readonly t: BoardWords;
  readonly card: Pick<OpportunityCard, "id" | "expectedRevenue" | "recurringRevenue" | "recurringPlan">;
};

/** Expected revenue, and what comes again by its period. */
export function CardMoney({ card, t }: Props) {
  const { money } = useFormat();
  const { recurringPlan: plan, recurringRevenue: again } = card;
  return (
    <span className="board-card-sums grow">
      <span className="money num" id={`card-${card.id}-money`}>
        {money(card.expectedRevenue)}
      </span>
      {plan && toMinor(again) > 0 && (
        <span className="rec">{t(`recurring.${plan}`, { amount: money(again) })}</span>
      )}
    </span>
  );
}
