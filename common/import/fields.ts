/** What can be imported, and into which fields of it a column may go. */

export const importKinds = ["company", "contact", "opportunity"] as const;
export type ImportKind = (typeof importKinds)[number];

const address = ["street", "postalCode", "city", "country"] as const;

export const importFields = {
  company: [
    ...(["name", "kinds", "email", "phone", "website", "taxId"] as const),
    ...address,
    ...(["language", "key"] as const),
  ],
  contact: [
    ...(["name", "firstName", "lastName", "company", "jobTitle", "email", "phone"] as const),
    ...address,
    ...(["language", "key"] as const),
  ],
  opportunity: [
    ...(["name", "stage", "status", "won", "lost", "lostReason", "owner", "team", "company"] as const),
    ...(["contactName", "email", "phone", "expectedRevenue", "recurringRevenue", "recurringPlan"] as const),
    ...(["probability", "priority", "tags", "expectedCloseOn", "createdOn", "closedOn"] as const),
    ...(["source", "medium", "campaign", "description", "key"] as const),
  ],
} as const satisfies Record<ImportKind, readonly string[]>;

export type ImportField = (typeof importFields)[ImportKind][number];
export const allImportFields = [
  ...new Set<ImportField>([...importFields.company, ...importFields.contact, ...importFields.opportunity]),
];

/** Fields whose cells name something that is kept here: what no name fits is asked about. */
export const listFields = ["stage", "team", "owner", "tags", "lostReason"] as const;
export type ListField = (typeof listFields)[number];
