"use client";

import { useTranslations } from "use-intl";
import type { StageRecord } from "@/common/crm/records";
import type { UseCount } from "@/common/crm/uses";
import { IconButton } from "@/ui/kit/button";
import { useFormat } from "@/ui/kit/format";
import { Icon } from "@/ui/kit/icon";
import { Swatch } from "@/ui/kit/tag";
import { useRecord } from "@/ui/live/records";
import { useReorder } from "./use-reorder";
import { useStageMove } from "./use-stage-move";
import { useUseText } from "./use-use-text";
import type { UsesAnswer } from "./use-uses";

type Props = {
  readonly stages: readonly StageRecord[];
  readonly mayChange: boolean;
  readonly usesOf: UsesAnswer["usesOf"];
  readonly open: (id: string) => void;
};

/** Stages in board order; moved by the handle (pointer or arrow keys) or by the two buttons. */
export function StageList({ stages, mayChange, usesOf, open }: Props) {
  const t = useTranslations("settings.stages");
  const move = useStageMove(stages);
  const reorder = useReorder(stages.length, move);
  return (
    <ol className="group" aria-label={t("order")} ref={reorder.list}>
      {stages.map((stage, place) => (
        <li key={stage.id} className="se-line se-stage" {...reorder.row(place)}>
          {mayChange && (
            <button
              type="button"
              className="ib se-grip"
              aria-label={t("drag", { name: stage.name })}
              {...reorder.handle(place)}
            >
              <Icon name="grip" />
            </button>
          )}
          <StageText stage={stage} uses={usesOf(stage.id)} open={() => open(stage.id)} />
          {mayChange && <UpAndDown place={place} count={stages.length} name={stage.name} move={move} />}
        </li>
      ))}
    </ol>
  );
}

type TextProps = {
  readonly stage: StageRecord;
  readonly uses: UseCount | undefined;
  readonly open: () => void;
};

function StageText({ stage, uses, open }: TextProps) {
  const t = useTranslations("settings.stages");
  const format = useFormat();
  const usesText = useUseText();
  const team = useRecord("identity.salesTeam", stage.teamId ?? "");
  const facts = [
    format.percent(stage.probability),
    stage.isWon ? t("won") : null,
    stage.rottingDays === null ? null : t("rots", { days: stage.rottingDays }),
    team?.name,
    usesText(uses),
  ];
  return (
    <button
      type="button"
      className="se-link"
      aria-haspopup="dialog"
      aria-label={t("edit", { name: stage.name })}
      onClick={open}
    >
      <Swatch hue={stage.hue} />
      <span className="se-text">
        <span className="m t1">{stage.name}</span>
        <span className="f14 sec">{facts.filter(Boolean).join(" · ")}</span>
      </span>
    </button>
  );
}

type UpDownProps = {
  readonly place: number;
  readonly count: number;
  readonly name: string;
  readonly move: (from: number, to: number) => void;
};

function UpAndDown({ place, count, name, move }: UpDownProps) {
  const t = useTranslations("settings");
  const kit = useTranslations("kit");
  return (
    <span className="se-updown">
      <IconButton
        icon="up"
        label={kit("labelled", { label: t("moveUp"), value: name })}
        disabled={place === 0}
        onClick={() => move(place, place - 1)}
      />
      <IconButton
        icon="down"
        label={kit("labelled", { label: t("moveDown"), value: name })}
        disabled={place === count - 1}
        onClick={() => move(place, place + 1)}
      />
    </span>
  );
}
