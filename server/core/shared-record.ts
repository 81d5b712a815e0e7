import type { ChangeNote } from "./context";

/** Notes for records that everybody signed in sees: people, teams, stages, partners … */
export const toEveryone = {
  created: { op: "created", before: [], after: ["everyone"] },
  updated: { op: "updated", before: ["everyone"], after: ["everyone"] },
  deleted: { op: "deleted", before: ["everyone"], after: [] },
} as const satisfies Record<ChangeNote["op"], ChangeNote>;
