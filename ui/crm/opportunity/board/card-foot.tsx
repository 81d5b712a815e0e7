import { useTranslations } from "use-intl";
import type { OpportunityCard } from "@/common/crm/records";
import { Icon } from "@/ui/kit/icon";
import { useFormat } from "@/ui/kit/format";
import { useRecord } from "@/ui/live/records";
import { rottingDays } from "../store/filter";
import { useClock } from "./use-clock";

type Props = { readonly card: OpportunityCard };

/** When it is expected to close, late in words and colour, and for how long nobody has touched it. */
export function CardFoot({ card }: Props) {
  const t = useTranslations("crm.board");
  const { day, today } = useFormat();
  const now = useClock();
  const stage = useRecord("crm.stage", card.stageId);
  const rotting = rottingDays(card, stage, now);
  return (
    <>
      <Closing card={card} day={day} today={today()} />
      {rotting !== null && (
        <span className="rot" role="img" aria-label={t("rotting", { days: rotting })} title={t("rotting", { days: rotting })}>
          <Icon name="hourglass" />
          {t("rottingShort", { days: rotting })}
        </span>
      )}
    </>
  );
}

function Closing({ card, day, today }: Props & { readonly day: (day: string) => string; readonly today: string }) {
  const t = useTranslations("crm.board");
  const { expectedCloseOn: on, status } = card;
  if (status === "won") return <span className="t1 grow good">{t("won")}</span>;
  if (status === "lost") return <span className="t1 grow bad">{t("lost")}</span>;
  if (on === null) return <span className="t1 grow mut">{t("noClosing")}</span>;
  if (on >= today) return <span className="t1 grow">{t("closes", { day: day(on) })}</span>;
  return (
    <>
      <i className="st late" aria-hidden="true" />
      <span className="t1 grow late-t">{t("closingPassed", { day: day(on) })}</span>
    </>
  );
}
