export const roles = [
  "admin",
  "lead",
  "rep",
  "presales",
  "accountant",
  "supportLead",
  "agent",
  "reader",
] as const;
export type Role = (typeof roles)[number];

export const recordScopes = ["own", "team", "all"] as const;
export type RecordScope = (typeof recordScopes)[number];

/** What a role sees unless an administrator says otherwise; nothing where it has no right to `deals`. */
export const defaultScope: Record<Role, RecordScope> = {
  admin: "all",
  lead: "team",
  rep: "team",
  presales: "own",
  accountant: "all",
  supportLead: "own",
  agent: "own",
  reader: "team",
};

export type Rights = {
  /** Sees opportunities at all; which ones is a matter of scope. */
  readonly deals: boolean;
  /** Works on opportunities. */
  readonly write: boolean;
  /** Adds partners and keeps their addresses right. */
  readonly partners: boolean;
  readonly remove: boolean;
  /** Sets up stages, tags and lost reasons. */
  readonly configure: boolean;
  /** Looks after people, teams and the company. */
  readonly administer: boolean;
};

const none: Rights = {
  deals: false,
  write: false,
  partners: false,
  remove: false,
  configure: false,
  administer: false,
};
const sells: Rights = { ...none, deals: true, write: true, partners: true };

/** What a role may do; checked on the server, and used by screens to leave out what would be refused. */
export const rights: Record<Role, Rights> = {
  admin: { ...sells, remove: true, configure: true, administer: true },
  lead: { ...sells, remove: true, configure: true },
  rep: sells,
  presales: sells,
  accountant: { ...none, deals: true },
  supportLead: { ...none, partners: true },
  agent: { ...none, partners: true },
  reader: { ...none, deals: true },
};
