import type { Locale } from "../identity/person";

export type TemplateStage = {
  readonly name: Readonly<Record<Locale, string>>;
  /** Percent, decimal string. */
  readonly probability: string;
  readonly rottingDays: number | null;
  readonly hue: number;
  readonly isWon: boolean;
};

type Line = readonly [en: string, fr: string, probability: number, rottingDays: number];

/** Hues in the order in which neighbours differ most; won is always the same green. */
const hues = [1, 5, 11, 3, 2, 6, 8, 10];
const wonHue = 9;

/** Open stages and the one that means won. */
const board = (open: readonly Line[], won: readonly [en: string, fr: string]): readonly TemplateStage[] => [
  ...open.map(([en, fr, probability, rottingDays], place) => ({
    ...{ name: { en, fr }, probability: String(probability), rottingDays, isWon: false },
    hue: hues[place % hues.length] ?? 1,
  })),
  { name: { en: won[0], fr: won[1] }, probability: "100", rottingDays: null, isWon: true, hue: wonHue },
];

/** Pipelines to begin with, for ways of selling that differ; each can be changed before and after it is used. */
export const stageTemplates = {
  classic: board(
    [
      ["New", "Nouveau", 10, 10],
      ["Qualified", "Qualifié", 30, 14],
      ["Proposal", "Proposition", 55, 14],
      ["Negotiation", "Négociation", 75, 10],
    ],
    ["Won", "Gagné"],
  ),
  tender: board(
    [
      ["Spotted", "Repéré", 5, 30],
      ["Go / no go", "Décision d’y aller", 15, 10],
      ["Site visit", "Visite du site", 25, 21],
      ["Bid in writing", "Offre en rédaction", 40, 14],
      ["Bid submitted", "Offre remise", 50, 45],
      ["Shortlisted", "Présélection", 75, 30],
    ],
    ["Awarded", "Attribué"],
  ),
  retail: board(
    [
      ["Request", "Demande", 20, 2],
      ["Quote sent", "Devis envoyé", 50, 5],
      ["Agreed", "Accord", 85, 3],
    ],
    ["Paid", "Payé"],
  ),
  contract: board(
    [
      ["Contact", "Prise de contact", 10, 14],
      ["Needs known", "Besoin compris", 25, 14],
      ["Trial", "Essai", 45, 21],
      ["Offer", "Offre", 65, 14],
      ["Signature", "Signature", 90, 7],
    ],
    ["Under contract", "Sous contrat"],
  ),
} as const;

export type TemplateKey = keyof typeof stageTemplates;
export const templateKeys = Object.keys(stageTemplates) as TemplateKey[];
