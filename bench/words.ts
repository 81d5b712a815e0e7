/** What the made-up company's names are put together from. */

export const teams = ["Europe", "Americas", "Asia-Pacific"] as const;
export const tags = [
  "Product",
  "Software",
  "Services",
  "Information",
  "Design",
  "Training",
  "Consulting",
  "Other",
] as const;
export const reasons = [
  "Too expensive",
  "No skills",
  "Not enough stock",
  "Chose competitor",
  "No budget",
  "No answer",
] as const;

/** `share`: of all that is not won. */
export const stages = [
  { name: "New", share: 0.3 },
  { name: "Qualified", share: 0.25 },
  { name: "Demo", share: 0.18 },
  { name: "Proposition", share: 0.16 },
  { name: "Negotiation", share: 0.11 },
  { name: "Won", share: 0 },
] as const;

export const products = [
  ...(["Mobile app", "Network upgrade", "Annual support", "Catering contract", "Packaging line"] as const),
  ...(["Print campaign", "Warehouse racks", "Website redesign", "Office refit", "Data migration"] as const),
  ...(["Training package", "Security cameras", "Fleet lease", "ERP audit", "Cloud hosting"] as const),
  ...(["Lab equipment", "Solar roof", "HR outsourcing", "CRM rollout", "Heat pumps"] as const),
] as const satisfies readonly string[];

export const adjectives = [
  "Solar",
  "Blue",
  "Willow",
  "Iris",
  "Orchid",
  "Nova",
  "Jade",
  "Echo",
  "Lumen",
  "Granite",
  "Silver",
  "Maple",
] as const;
export const activity = [
  "Steel",
  "Optics",
  "Marine",
  "Games",
  "Robotics",
  "Farms",
  "Textiles",
  "Energy",
  "Plastics",
  "Foods",
  "Logistics",
  "Paper",
] as const;

export const firstNames = [
  "Ana",
  "Boris",
  "Carla",
  "David",
  "Elena",
  "Felix",
  "Grace",
  "Hugo",
  "Inès",
  "Jonas",
  "Katrin",
  "Liam",
  "Maria",
  "Nils",
  "Olga",
] as const;
export const lastNames = [
  "Novak",
  "Silva",
  "Meyer",
  "Rossi",
  "Dubois",
  "Kowalski",
  "Jensen",
  "Tanaka",
  "Okafor",
  "Haddad",
  "Moreau",
  "Lindgren",
  "Petrov",
] as const;

export const descriptions = [
  "",
  "Wants a call back next week.",
  "Budget is confirmed by the CFO.",
  "Compares three vendors; price matters.",
  "Asked for references and a pilot.",
] as const;
