export const roles = ["admin", "lead", "rep", "reader"] as const;
export type Role = (typeof roles)[number];

export const recordScopes = ["own", "team", "all"] as const;
export type RecordScope = (typeof recordScopes)[number];

/** What a role sees unless an administrator says otherwise. */
export const defaultScope: Record<Role, RecordScope> = {
  admin: "all",
  lead: "team",
  rep: "team",
  reader: "team",
};

/** What a role may do; checked on the server, and used by screens to leave out what would be refused. */
export const rights: Record<
  Role,
  { write: boolean; remove: boolean; configure: boolean; administer: boolean }
> = {
  admin: { write: true, remove: true, configure: true, administer: true },
  lead: { write: true, remove: true, configure: true, administer: false },
  rep: { write: true, remove: false, configure: false, administer: false },
  reader: { write: false, remove: false, configure: false, administer: false },
};
