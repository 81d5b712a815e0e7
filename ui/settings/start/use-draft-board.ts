"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { stageTemplates, type TemplateKey } from "@/common/crm/stage-templates";
import type { Language } from "@/ui/kit/locale";
import { newId } from "@/ui/live/new-id";
import { nextHue } from "../hue-picker";
import { useStageParsers } from "../stage-parsers";

export type DraftStage = {
  readonly id: string;
  readonly name: string;
  /** As typed. */
  readonly percent: string;
  readonly rottingDays: number | null;
  readonly hue: number;
  readonly isWon: boolean;
};

/** A board that is being laid out: a template, and what was changed of it. Nothing is sent before it is used. */
export function useDraftBoard(language: Language) {
  const t = useTranslations("settings.problems");
  const parsers = useStageParsers();
  const made = (key: TemplateKey): DraftStage[] =>
    stageTemplates[key].map(({ name, probability, ...rest }) => ({
      ...rest,
      id: newId(),
      name: name[language],
      percent: parsers.typed(probability),
    }));
  const [key, setKey] = useState<TemplateKey>("classic");
  const [stages, setStages] = useState(() => made("classic"));
  const nameProblem = ({ id, name }: DraftStage): string | null => {
    const typed = name.trim().toLowerCase();
    if (!typed) return t("name");
    return stages.some((one) => one.id !== id && one.name.trim().toLowerCase() === typed) ? t("taken") : null;
  };
  const percentProblem = (stage: DraftStage): string | null => {
    const parsed = parsers.percent(stage.percent);
    return "problem" in parsed ? parsed.problem : null;
  };
  return {
    ...{ key, stages, nameProblem, percentProblem },
    choose(next: TemplateKey) {
      setKey(next);
      setStages(made(next));
    },
    put: (id: string, change: Partial<DraftStage>) =>
      setStages(stages.map((stage) => (stage.id === id ? { ...stage, ...change } : stage))),
    drop: (id: string) => setStages(stages.filter((stage) => stage.id !== id)),
    /** Before the stages that win. */
    add(name: string) {
      const place = stages.findIndex((stage) => stage.isWon);
      const before = stages[place - 1];
      const hue = nextHue(stages.length);
      const stage = {
        id: newId(),
        name,
        percent: before?.percent ?? "10",
        rottingDays: 14,
        hue,
        isWon: false,
      };
      setStages(stages.toSpliced(place, 0, stage));
    },
    move(from: number, to: number) {
      const stage = stages[from];
      const other = stages[to];
      if (!stage || !other || stage.isWon || other.isWon) return;
      setStages(stages.toSpliced(from, 1).toSpliced(to, 0, stage));
    },
    /** As the command takes it; null where something must be corrected first. */
    ready() {
      if (stages.some((stage) => nameProblem(stage) ?? percentProblem(stage))) return null;
      return stages.map(({ percent, name, ...rest }) => {
        const parsed = parsers.percent(percent);
        return { ...rest, name: name.trim(), probability: "value" in parsed ? parsed.value : "0" };
      });
    },
  };
}
export type DraftBoard = ReturnType<typeof useDraftBoard>;
