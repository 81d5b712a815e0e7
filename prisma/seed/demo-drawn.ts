import { type CustomerKey, customers } from "./demo-partners";
import type { Step, Story } from "./demo-story";
import type { ReasonKey, StageKey, TagKey, Who } from "./demo-team";
import type { Random } from "./random";

type Job = readonly [name: string, low: number, high: number, ...tags: TagKey[]];
const jobs: readonly [Job, ...Job[]] = [
  ["Chambre froide positive", 9_000, 32_000, "chambre"],
  ["Chambre froide négative", 12_000, 46_000, "chambre"],
  ["Pompe à chaleur air-eau", 14_000, 68_000, "pac"],
  ["Contrat d’entretien annuel", 1_200, 6_500, "maintenance"],
  ["Conversion au CO₂", 24_000, 95_000, "co2"],
  ["Climatisation des bureaux", 7_000, 28_000, "clim"],
  ["Récupération de chaleur sur groupes", 8_000, 36_000, "chaleur"],
  ["Cellule de refroidissement rapide", 6_500, 19_000, "chambre"],
  ["Remplacement des groupes de condensation", 11_000, 52_000, "co2"],
  ["Télésurveillance des températures", 2_400, 9_800, "maintenance"],
  ["Mise en conformité F-gaz", 3_500, 21_000, "co2", "maintenance"],
  ["Vitrines réfrigérées", 8_500, 41_000, "chambre"],
  ["Eau chaude par pompe à chaleur", 9_500, 38_000, "pac", "chaleur"],
  ["Remise à neuf de la salle des machines", 31_000, 120_000, "co2", "chaleur"],
  ["Traitement d’air du laboratoire", 12_000, 44_000, "clim"],
  ["Dépannage et remplacement d’un compresseur", 2_800, 12_500],
  ["Banque à glaçons et fontaines", 3_200, 9_900, "hotellerie"],
  ["Audit énergétique du froid", 1_900, 7_200],
];

const notes: readonly [string, ...string[]] = [
  "Visite faite, relevé des puissances et photos de l’armoire électrique.",
  "Le client veut garder son installateur électrique, nous fournissons le froid seulement.",
  "Devis envoyé, réponse promise sous quinze jours.",
  "Rappelé : en congé jusqu’à lundi.",
  "Demande une référence dans la vallée, donné le contact de la laiterie.",
  "Budget validé par la direction, reste le choix du fluide.",
  "Livraison impossible pendant la saison de ski, à caler au printemps.",
  "A reçu une offre concurrente 5 % moins chère, mais sans entretien.",
  "Le groupe actuel tient encore, ils veulent anticiper la panne.",
  "Accès difficile l’hiver : prévoir la grue et un gardien.",
  "Relance faite par téléphone, message laissé.",
  "Plan d’implantation validé par le chef de cuisine.",
  "Demande un paiement en trois fois. Vu avec Nathalie : d’accord.",
  "Le voisinage se plaint du bruit : proposer le caisson acoustique.",
];

const losses: Record<ReasonKey, readonly [string, ...string[]]> = {
  cher: ["Écart de 12 % avec le retenu.", "Le budget tenait pour du matériel d’occasion."],
  concurrent: ["Parti chez l’installateur de son frère.", "Un groupe national a cassé ses prix."],
  abandon: ["Le local ne sera pas repris.", "Extension annulée."],
  delai: ["Il fallait poser avant Noël.", "Matériel livrable en seize semaines seulement."],
  silence: ["Quatre relances, plus de nouvelles.", "Le contact a quitté l’entreprise."],
  budget: ["Subvention refusée.", "Le conseil a reporté à l’an prochain."],
};

const sellers: Record<"nord" | "sud" | "comptes", readonly [Who, ...Who[]]> = {
  nord: ["camille", "ines", "camille", "ines", "hugo"],
  sud: ["manon", "theo", "samir"],
  comptes: ["lucas", "hugo", "lucas"],
};

const walk: readonly StageKey[] = ["nouveau", "qualifie", "proposition", "negociation"];
type End = "won" | "lost" | "open";
/** How many opportunities end where; the last number is the stage reached. */
const plan: readonly (readonly [count: number, end: End, reached: number])[] = [
  [23, "open", 0],
  [20, "open", 1],
  [15, "open", 2],
  [9, "open", 3],
  [27, "won", 3],
  [10, "lost", 1],
  [9, "lost", 2],
  [4, "lost", 0],
];

/** The bulk of the pipeline: 117 opportunities, everyday jobs drawn by chance, none twice for one customer. */
export function drawStories(random: Random): Story[] {
  const taken = new Set<string>();
  return plan.flatMap(([count, end, reached]) =>
    Array.from({ length: count }, (_, place) => drawOne(random, taken, end, reached, place)),
  );
}

function drawOne(random: Random, taken: Set<string>, end: End, reached: number, place: number): Story {
  const [customer, [name, low, high, ...tags]] = freshPair(random, taken);
  const { area } = customers[customer];
  const seller = random.pick(sellers[area]);
  const ago = end === "open" ? random.between(2 + reached * 14, 24 + reached * 40) : random.between(70, 330);
  const orphan = end === "open" && reached === 0 && place < 6;
  const upkeep = tags.includes("maintenance") || random.next() < 0.15;
  return {
    name,
    customer,
    team: orphan && place < 2 ? null : area,
    by: random.next() < 0.2 ? "nathalie" : seller,
    ago,
    owner: orphan ? null : seller,
    revenue: Math.round(random.between(low, high) / 50) * 50,
    ...(upkeep && {
      recurring: [random.between(6, 60) * 10, random.next() < 0.6 ? "monthly" : "yearly"] as const,
    }),
    tags: customer === "tetras" || customer === "barcelo" ? [...tags, "hotellerie"] : tags,
    stars: Math.max(0, random.between(-1, 3)),
    close: end === "open" ? random.between(-10, 120) : random.between(-200, -5),
    steps: stepsOf(random, { ago, seller, end, reached, untouched: orphan }),
  };
}

function freshPair(random: Random, taken: Set<string>): readonly [CustomerKey, Job] {
  const keys = (Object.keys(customers) as CustomerKey[]).filter((key) => key !== "kalt");
  for (let attempt = 0; attempt < 200; attempt++) {
    const customer = keys[random.between(0, keys.length - 1)] ?? "trieves";
    const job = random.pick(jobs);
    const pair = `${customer} ${job[0]}`;
    if (taken.has(pair)) continue;
    taken.add(pair);
    return [customer, job];
  }
  throw new Error("More opportunities were asked for than there are customers and jobs");
}

type Course = { ago: number; seller: Who; end: End; reached: number; untouched: boolean };

/** Stage after stage from the day it came in to the day it ended, with what was noted on the way. */
function stepsOf(random: Random, course: Course): Step[] {
  if (course.untouched) return [];
  const { ago, seller, reached } = course;
  const last = lastDay(random, course);
  const pace = (ago - last) / (reached + 2);
  const steps: Step[] = [];
  for (let stage = 0; stage <= reached; stage++) {
    const day = ago - pace * (stage + 0.4);
    if (stage > 0) steps.push([day, seller, "stage", walk[stage] ?? "nouveau"]);
    if (random.next() < 0.65) steps.push([day - pace * 0.4, seller, "note", random.pick(notes)]);
  }
  return [...steps, ending(random, course, last)];
}

/** How many days ago it was last touched: one in five of the open ones has been left to rot. */
function lastDay(random: Random, { ago, end }: Course): number {
  if (end !== "open") return random.between(5, Math.floor(ago * 0.7));
  return Math.min(ago - 1, random.next() < 0.2 ? random.between(18, 40) : random.between(0, 9));
}

function ending(random: Random, { seller, end }: Course, day: number): Step {
  if (end === "won") return [day, seller, "won"];
  if (end === "open") return [day, seller, "note", random.pick(notes)];
  const reason = random.pick(["cher", "concurrent", "abandon", "delai", "silence", "budget"] as const);
  return [day, seller, "lost", reason, random.pick(losses[reason])];
}
