import type { ImportField, ImportKind } from "@/common/import/fields";

/**
 * What columns are called that hold a field, in English and French, as spreadsheets and other systems have them;
 * without accents, case or signs. The first of several fields that fit is taken.
 */
export const columnWords: Record<ImportKind, Partial<Record<ImportField, string>>> = {
  company: {
    name: "name|nom|company|company name|societe|entreprise|raison sociale|client|account|account name|compte|organisation|organization|denomination|customer|nom de la societe|nom entreprise",
    kinds: "type|kind|category|categorie|nature|statut|type de tiers",
    email: "email|e mail|mail|courriel|adresse mail|adresse email|adresse e mail|email address",
    phone: "phone|telephone|tel|phone number|standard|numero de telephone|mobile|portable|tel fixe",
    website: "website|web|site|site web|site internet|url|homepage",
    taxId: "vat|vat number|tax id|tva|n tva|numero de tva|tva intracommunautaire|siret|siren|n siret",
    street: "street|address|adresse|rue|address 1|adresse 1|street address|voie",
    postalCode: "zip|postal code|postcode|zip code|code postal|cp",
    city: "city|town|ville|commune|localite",
    country: "country|pays|country code|code pays",
    language: "language|langue|lang",
    key: "id|key|cle|identifiant|reference|ref|external id|code client|n client|numero client|code|record id",
  },
  contact: {
    name: "name|nom complet|full name|contact|contact name|nom du contact|nom et prenom|prenom nom|nom prenom",
    firstName: "first name|firstname|prenom|given name",
    lastName: "last name|lastname|surname|family name|nom de famille|nom",
    company:
      "company|company name|societe|entreprise|raison sociale|client|account|account name|compte|organisation|organization|employer|nom de la societe|parent",
    jobTitle: "job title|title|position|job|role|fonction|poste|titre",
    email: "email|e mail|mail|courriel|adresse mail|adresse email|adresse e mail|email address",
    phone: "phone|telephone|tel|mobile|portable|phone number|numero de telephone|mobile phone|tel portable",
    street: "street|address|adresse|rue",
    postalCode: "zip|postal code|postcode|zip code|code postal|cp",
    city: "city|town|ville|commune",
    country: "country|pays|country code|code pays",
    language: "language|langue|lang",
    key: "id|key|cle|identifiant|reference|ref|external id|code contact|code|record id",
  },
  opportunity: {
    name: "name|nom|opportunity|opportunity name|opportunite|nom de l opportunite|titre|title|affaire|deal|deal name|objet|sujet|subject|intitule|libelle|projet|project|lead",
    stage: "stage|etape|phase|deal stage|sales stage|etape du pipeline|colonne",
    status: "status|statut|etat|state|resultat|result",
    won: "won|gagne|gagnee|is won",
    lost: "lost|perdu|perdue|is lost",
    lostReason:
      "lost reason|motif de perte|raison de perte|reason|motif|raison|loss reason|raison de la perte",
    owner:
      "owner|salesperson|sales rep|rep|user|commercial|vendeur|responsable|proprietaire|assigned to|assigne a|charge d affaires|deal owner|utilisateur|suivi par",
    team: "team|sales team|equipe|equipe commerciale|agence",
    company:
      "company|customer|client|societe|entreprise|account|account name|compte|raison sociale|organisation|organization|company name|nom du client|prospect",
    contactName: "contact|contact name|nom du contact|contact principal|interlocuteur|primary contact",
    email: "email|e mail|mail|courriel|adresse mail|adresse email|adresse e mail",
    phone: "phone|telephone|tel|mobile|portable|numero de telephone",
    expectedRevenue:
      "expected revenue|revenue|amount|montant|value|valeur|revenu espere|revenu attendu|ca|chiffre d affaires|montant ht|ca attendu|ca espere|budget|deal value|montant estime|prix|montant prevu|estimated value",
    recurringRevenue: "recurring revenue|revenu recurrent|mrr|abonnement|montant recurrent|recurrent",
    recurringPlan: "recurring plan|plan|periodicite|recurrence|plan recurrent|periode",
    probability: "probability|probabilite|proba|chance|win probability",
    priority: "priority|priorite|stars|etoiles|importance",
    tags: "tags|tag|labels|label|etiquettes|etiquette|mots cles|categories",
    expectedCloseOn:
      "expected close|expected closing|close date|closing date|expected close date|date de cloture|cloture prevue|date de cloture prevue|date de signature|signature prevue|echeance|deadline|cloture|date prevue",
    createdOn:
      "created|created on|creation date|date created|date de creation|cree le|creee le|create date|ouvert le|date d ouverture|date d entree",
    closedOn:
      "closed|closed on|won on|lost on|date de gain|date de perte|cloturee le|cloture le|gagnee le|perdue le|date de fermeture",
    source: "source|origine|provenance|lead source|utm source|canal d acquisition",
    medium: "medium|support|canal|media|utm medium",
    campaign: "campaign|campagne|utm campaign|operation",
    description:
      "description|notes|note|comment|comments|commentaire|commentaires|remarque|remarques|details|memo|observations",
    key: "id|key|cle|identifiant|reference|ref|external id|n affaire|numero|code|record id",
  },
};

/** What an error file calls the column that it adds: never a field. */
export const problemHeaders = new Set(["problem", "probleme"]);
