import { generateNKeysBetween } from "fractional-indexing";
import { stageTemplates } from "@/common/crm/stage-templates";
import type { Locale } from "@/common/identity/person";

/** A pipeline to begin with, so that the board works even where the first run is left at once. */
export function firstStages(locale: Locale) {
  const stages = stageTemplates.classic;
  const positions = generateNKeysBetween(null, null, stages.length);
  return stages.map((stage, index) => ({
    ...stage,
    name: stage.name[locale],
    position: positions[index] ?? "",
  }));
}

export const firstTeam: Record<Locale, string> = { en: "Sales", fr: "Équipe commerciale" };
