import type { OpportunityCard } from "@/common/crm/records";
import { useFormat } from "@/ui/kit/format";
import { Icon } from "@/ui/kit/icon";
import { useRecord } from "@/ui/live/records";
import { rottingDays } from "../store/filter";
import type { BoardWords } from "./card-money";
import { useClock } from "./use-clock";

type Props = { readonly card: OpportunityCard; readonly waiting: boolean; readonly t: BoardWords };

/** When it is expected to close, late in words and colour, and for how long nobody has touched it. */
export function CardFoot({ card, waiting, t }: Props) {
  const { today } = useFormat();
  const now = useClock();
  const stage = useRecord("crm.stage", card.stageId);
  const rotting = rottingDays(card, stage, now);
  return (
    <>
      <Closing card={card} today={today()} t={t} />
      {waiting && (
        <span className="wt">
          <Icon name="offline" />
          {t("waiting")}
        </span>
      )}
      {rotting !== null && !waiting && (
        <span
          className="rot"
          role="img"
          aria-label={t("rotting", { days: rotting })}
          title={t("rotting", { days: rotting })}
        >
          <Icon name="hourglass" />
          {t("rottingShort", { days: rotting })}
        </span>
      )}
    </>
  );
}

type ClosingProps = { readonly card: OpportunityCard; readonly today: string; readonly t: BoardWords };

function Closing({ card, today, t }: ClosingProps) {
  const { day } = useFormat();
  const { expectedCloseOn: on, status } = card;
  if (status === "won") return <span className="t1 grow good">{t("won")}</span>;
  if (status === "lost") return <span className="t1 grow bad">{t("lost")}</span>;
  if (on === null) return <span className="grow" />;
  const passed = on < today;
  const text = t(passed ? "closingPassed" : "closes", { day: day(on) });
  return (
    <span className={passed ? "board-closing grow late-t" : "board-closing grow"} title={text}>
      <Icon name={passed ? "warning" : "calendar"} size="small" />
      <span aria-hidden="true">{day(on)}</span>
      <span className="sr">{text}</span>
    </span>
  );
}
