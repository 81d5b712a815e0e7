import { randomUUID } from "node:crypto";
import { type Case, dealers, write } from "./case";

const anyFilter = {
  ...{ whose: "all", teamId: null, statuses: [], lostReasonId: null, tagIds: [] },
  ...{ ownerIds: [], unassigned: false, rotting: false, text: "" },
};

/** Lists as files. Those of the audit log and of foreign teams: `exports.test.ts`. */
export const exportCases: Readonly<Record<string, Case>> = {
  "exports.start": write(dealers, async () => ({
    id: randomUUID(),
    format: "csv",
    of: { list: "opportunities", columns: ["name"], sort: [], filter: anyFilter, ids: null },
  })),
};
