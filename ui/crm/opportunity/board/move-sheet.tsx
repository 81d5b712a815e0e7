"use client";

import { useTranslations } from "use-intl";
import type { OpportunityCard, StageRecord } from "@/common/crm/records";
import { useFormat } from "@/ui/kit/format";
import { Icon } from "@/ui/kit/icon";
import { Sheet } from "@/ui/kit/sheet";
import { useColumnTotals } from "../store/cards";

type Props = {
  readonly card: OpportunityCard;
  readonly stages: readonly StageRecord[];
  readonly moveTo: (stageId: string) => void;
  /** Undefined where the card is won already, or the team has no stage for it. */
  readonly win: (() => void) | undefined;
  readonly lose: () => void;
  readonly close: () => void;
};

/** The second tap of moving a card without dragging: its stages with their counts, won, and lost. */
export function MoveSheet({ card, stages, moveTo, win, lose, close }: Props) {
  const t = useTranslations("crm.board");
  const { money } = useFormat();
  const after = (act: () => void) => () => {
    act();
    close();
  };
  return (
    <Sheet
      open
      onClose={close}
      title={t("moveTo")}
      subtitle={`${card.name} · ${money(card.expectedRevenue)}`}
      flush
    >
      <div>
        {stages.map((stage) => (
          <StageRow
            key={stage.id}
            stage={stage}
            here={stage.id === card.stageId}
            choose={after(() => moveTo(stage.id))}
          />
        ))}
      </div>
      <hr className="board-hr" />
      <div>
        {win && (
          <button type="button" className="opt" onClick={after(win)}>
            <span className="ic board-won">
              <Icon name="won" />
            </span>
            <span className="grow m">{t("won")}</span>
          </button>
        )}
        <button type="button" className="opt" onClick={lose}>
          <span className="ic board-lost">
            <Icon name="lost" />
          </span>
          <span className="grow">
            <span className="m board-line1">{t("lost")}</span>
            <span className="f13 mut">{t("lostHint")}</span>
          </span>
        </button>
      </div>
    </Sheet>
  );
}

type RowProps = { readonly stage: StageRecord; readonly here: boolean; readonly choose: () => void };

function StageRow({ stage, here, choose }: RowProps) {
  const t = useTranslations("crm.board");
  const { count } = useColumnTotals(stage.id);
  return (
    <button
      type="button"
      className={`opt h${stage.hue}`}
      aria-current={here || undefined}
      disabled={here}
      onClick={choose}
    >
      <i className="hsw board-swatch" />
      <span className={here ? "grow t1 sec" : "grow t1 m"}>{stage.name}</span>
      <span className="mut f14 num">{here ? t("hereNow") : count}</span>
    </button>
  );
}
