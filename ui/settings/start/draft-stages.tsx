"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/ui/kit/button";
import { Swatch } from "@/ui/kit/tag";
import { AddLine } from "../add-line";
import type { DraftBoard, DraftStage } from "./use-draft-board";

/** Fewer stages make no pipeline: somewhere to begin, and somewhere to win. */
const fewest = 2;

/** The stages of the chosen template: renamed, weighed, moved, left out, added to. */
export function DraftStages({ draft }: { readonly draft: DraftBoard }) {
  const t = useTranslations("settings");
  const add = async (name: string) => {
    draft.add(name);
    return null;
  };
  return (
    <div className="group">
      <ol aria-label={t("stages.order")}>
        {draft.stages.map((stage, place) => (
          <Line key={stage.id} stage={stage} place={place} draft={draft} />
        ))}
      </ol>
      <AddLine label={t("stages.addTitle")} action={t("stages.add")} max={80} add={add} />
    </div>
  );
}

type LineProps = { readonly stage: DraftStage; readonly place: number; readonly draft: DraftBoard };

function Line({ stage, place, draft }: LineProps) {
  const t = useTranslations("settings");
  const kit = useTranslations("kit");
  const id = useId();
  const { name } = stage;
  const wrong = draft.nameProblem(stage) ?? draft.percentProblem(stage);
  const open = draft.stages.filter((one) => !one.isWon).length;
  return (
    <li className="se-line st-stage">
      <Swatch hue={stage.hue} />
      <input
        className="inp grow"
        aria-label={t("start.stageName", { place: place + 1 })}
        aria-invalid={draft.nameProblem(stage) ? true : undefined}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        maxLength={80}
        autoComplete="off"
        value={name}
        onChange={(event) => draft.put(stage.id, { name: event.target.value })}
      />
      {stage.isWon ? (
        <span className="f14 good st-won">{t("stages.won")}</span>
      ) : (
        <span className="st-percent">
          <input
            className="inp num"
            inputMode="decimal"
            aria-label={t("start.percentOf", { name })}
            aria-invalid={draft.percentProblem(stage) ? true : undefined}
            value={stage.percent}
            onChange={(event) => draft.put(stage.id, { percent: event.target.value })}
          />
          <span aria-hidden="true">%</span>
        </span>
      )}
      {!stage.isWon && (
        <span className="st-acts">
          <IconButton
            icon="up"
            label={kit("labelled", { label: t("moveUp"), value: name })}
            disabled={place === 0}
            onClick={() => draft.move(place, place - 1)}
          />
          <IconButton
            icon="down"
            label={kit("labelled", { label: t("moveDown"), value: name })}
            disabled={draft.stages[place + 1]?.isWon !== false}
            onClick={() => draft.move(place, place + 1)}
          />
          <IconButton
            icon="trash"
            label={t("start.dropStage", { name })}
            disabled={open < fewest}
            onClick={() => draft.drop(stage.id)}
          />
        </span>
      )}
      {wrong && (
        <p id={`${id}-wrong`} className="f13 bad st-wrong">
          {wrong}
        </p>
      )}
    </li>
  );
}
