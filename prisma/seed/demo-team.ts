import type { Role } from "@/common/identity/roles";

/** Who works at Cimes Froid Énergie, in which teams, and how they sell. */

export const companyName = "Cimes Froid Énergie";

export const teams = {
  nord: { name: "Alpes Nord", hue: 1 },
  sud: { name: "Alpes Sud", hue: 5 },
  comptes: { name: "Grands comptes", hue: 11 },
} as const;
export type TeamKey = keyof typeof teams;

export type Colleague = {
  readonly name: string;
  /** Local part of the address; those in `logins` can sign in. */
  readonly mail: string;
  readonly role: Role;
  readonly colour: number;
  readonly member: readonly TeamKey[];
  readonly leads: readonly TeamKey[];
  /** Left so many days ago. */
  readonly gone?: number;
  /** Was sent a link so many days ago and has not used it. */
  readonly invited?: number;
};

export const people = {
  nathalie: { name: "Nathalie Girard", mail: "admin", role: "admin", colour: 1, member: [], leads: [] },
  hugo: { name: "Hugo Lefèvre", mail: "lead", role: "lead", colour: 2, member: ["comptes"], leads: ["nord"] },
  camille: { name: "Camille Roux", mail: "rep", role: "rep", colour: 3, member: ["nord"], leads: [] },
  ines: { name: "Inès Benali", mail: "rep2", role: "rep", colour: 4, member: ["nord"], leads: [] },
  elodie: {
    name: "Élodie Perrin",
    mail: "reader",
    role: "reader",
    colour: 5,
    member: ["nord", "sud"],
    leads: [],
  },
  samir: { name: "Samir Morel", mail: "samir.morel", role: "lead", colour: 6, member: [], leads: ["sud"] },
  manon: { name: "Manon Faure", mail: "manon.faure", role: "rep", colour: 7, member: ["sud"], leads: [] },
  theo: {
    name: "Théo Blanchard",
    mail: "theo.blanchard",
    role: "rep",
    colour: 8,
    member: ["sud"],
    leads: [],
  },
  yann: { name: "Yann Le Goff", mail: "agent", role: "agent", colour: 6, member: [], leads: [] },
  lucas: {
    name: "Lucas Vidal",
    mail: "lucas.vidal",
    role: "lead",
    colour: 1,
    member: [],
    leads: ["comptes"],
  },
  claire: {
    name: "Claire Dubois",
    mail: "claire.dubois",
    role: "rep",
    colour: 2,
    member: ["nord"],
    leads: [],
    gone: 40,
  },
  solene: {
    name: "Solène Marchand",
    mail: "solene.marchand",
    role: "presales",
    colour: 4,
    member: ["comptes"],
    leads: [],
  },
  bernard: {
    name: "Bernard Chatel",
    mail: "bernard.chatel",
    role: "accountant",
    colour: 8,
    member: [],
    leads: [],
  },
  karine: {
    name: "Karine Bouvier",
    mail: "karine.bouvier",
    role: "supportLead",
    colour: 5,
    member: [],
    leads: [],
  },
  maxime: {
    name: "Maxime Tissot",
    mail: "maxime.tissot",
    role: "rep",
    colour: 7,
    member: ["nord"],
    leads: [],
    invited: 2,
  },
  lea: {
    name: "Léa Fontaine",
    mail: "lea.fontaine",
    role: "agent",
    colour: 3,
    member: [],
    leads: [],
    invited: 16,
  },
} as const satisfies Record<string, Colleague>;
export type Who = keyof typeof people;

/** Whose picture lies in `prisma/seed/pictures`; the others show their initials. */
export const pictured: readonly Who[] = ["nathalie", "hugo", "camille", "manon", "lucas", "solene"];

/** Only these have a password. */
export const logins: readonly Who[] = ["nathalie", "hugo", "camille", "ines", "yann", "elodie"];

export const stages = {
  nouveau: { name: "Nouveau", probability: "10", rottingDays: 10, hue: 1, isWon: false },
  qualifie: { name: "Qualifié", probability: "30", rottingDays: 14, hue: 5, isWon: false },
  proposition: { name: "Proposition", probability: "55", rottingDays: 14, hue: 11, isWon: false },
  negociation: { name: "Négociation", probability: "75", rottingDays: 10, hue: 3, isWon: false },
  gagne: { name: "Gagné", probability: "100", rottingDays: null, hue: 9, isWon: true },
} as const;
export type StageKey = keyof typeof stages;

export const tags = {
  chambre: { name: "Chambres froides", hue: 8 },
  pac: { name: "Pompes à chaleur", hue: 2 },
  co2: { name: "CO₂ et F-gaz", hue: 6 },
  maintenance: { name: "Maintenance", hue: 7 },
  hotellerie: { name: "Hôtellerie", hue: 10 },
  appel: { name: "Appel d’offres", hue: 12 },
  clim: { name: "Climatisation", hue: 9 },
  chaleur: { name: "Récupération de chaleur", hue: 3 },
} as const;
export type TagKey = keyof typeof tags;

export const reasons = {
  cher: "Trop cher",
  concurrent: "Concurrent choisi",
  abandon: "Projet abandonné",
  delai: "Délai trop long",
  silence: "Plus de réponse",
  budget: "Budget refusé",
} as const;
export type ReasonKey = keyof typeof reasons;
