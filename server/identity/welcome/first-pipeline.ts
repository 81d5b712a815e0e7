import { generateNKeysBetween } from "fractional-indexing";
import type { Locale } from "@/common/identity/person";

type FirstStage = {
  readonly name: Record<Locale, string>;
  readonly probability: string;
  readonly rottingDays: number | null;
  readonly hue: number;
};

/** A pipeline to begin with; every part of it can be changed under settings. The last stage means won. */
const stages: readonly FirstStage[] = [
  { name: { en: "New", fr: "Nouveau" }, probability: "10", rottingDays: 10, hue: 1 },
  { name: { en: "Qualified", fr: "Qualifié" }, probability: "30", rottingDays: 14, hue: 5 },
  { name: { en: "Proposal", fr: "Proposition" }, probability: "55", rottingDays: 14, hue: 11 },
  { name: { en: "Negotiation", fr: "Négociation" }, probability: "75", rottingDays: 10, hue: 3 },
  { name: { en: "Won", fr: "Gagné" }, probability: "100", rottingDays: null, hue: 9 },
];

export function firstStages(locale: Locale) {
  const positions = generateNKeysBetween(null, null, stages.length);
  return stages.map((stage, index) => ({
    ...stage,
    name: stage.name[locale],
    position: positions[index] ?? "",
    isWon: index === stages.length - 1,
  }));
}

export const firstTeam: Record<Locale, string> = { en: "Sales", fr: "Équipe commerciale" };
