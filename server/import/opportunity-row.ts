import type { OpportunityStatus, RecurringPlan } from "@/common/crm/opportunity-terms";
import type { ImportFile } from "./batches";
import {
  choiceIn,
  dayIn,
  emailIn,
  flagIn,
  knownIn,
  moneyIn,
  neededIn,
  paragraphsIn,
  textIn,
  wholeIn,
} from "./cells";
import type { CsvRow } from "./csv-rows";
import type { Known } from "./known";

/** What a line of leads.csv says, in the fields' own names. */
export type LeadFields = {
  readonly name: string;
  readonly status: OpportunityStatus;
  readonly stageId: string;
  readonly teamId: string | null;
  readonly ownerId: string | null;
  readonly customerId: string | null;
  readonly contactName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly expectedRevenue: string;
  readonly recurringRevenue: string;
  readonly recurringPlan: RecurringPlan | null;
  readonly priority: number;
  readonly tagIds: readonly string[];
  readonly expectedCloseOn: string | null;
  readonly description: string | null;
  readonly lostReasonId: string | null;
};
export type Lead = {
  readonly fields: LeadFields;
  readonly createdOn: string | null;
  readonly closedOn: string | null;
};

const plans: Record<string, RecurringPlan> = {
  monthly: "monthly",
  yearly: "yearly",
  "over 3 years": "years3",
  "over 5 years": "years5",
};

type Columns = Pick<ImportFile<Lead>, "file" | "needed" | "optional" | "notKept">;
export const leadColumns: Columns = {
  file: "leads.csv",
  needed: ["key", "name", "stage"],
  optional: [
    ...["company", "contact_name", "email", "phone", "user", "team", "won", "lost", "lost_reason"],
    ...["expected_revenue", "recurring_revenue", "recurring_plan", "priority", "tags"],
    ...["created", "closed", "expected_close", "description"],
  ],
  notKept: { source: "sources of opportunities", medium: "media of opportunities" },
};

export function readLead(row: CsvRow, known: Known): Lead {
  neededIn(row, "key", 120);
  neededIn(row, "stage", 120);
  const createdOn = dayIn(row, "created");
  const closedOn = dayIn(row, "closed");
  const fields = readFields(row, known);
  if (fields.status === "open" && closedOn)
    row.problems.push("closed names a day, but it is neither won nor lost");
  if (fields.status !== "open" && !closedOn)
    row.problems.push("closed is empty, but it is won or lost; name the day");
  if (createdOn && closedOn && closedOn < createdOn) row.problems.push("closed lies before created");
  return { fields, createdOn, closedOn };
}

function readFields(row: CsvRow, known: Known): LeadFields {
  const stageId = knownIn(row, "stage", known.stages, "stages.csv") ?? "";
  return {
    name: neededIn(row, "name", 200),
    status: statusIn(row, known.wonStages.has(stageId), stageId !== ""),
    stageId,
    teamId: knownIn(row, "team", known.teams, "teams.csv"),
    ownerId: knownIn(row, "user", known.people, "users.csv"),
    customerId: knownIn(row, "company", known.companies, "companies.csv"),
    contactName: textIn(row, "contact_name", 200),
    email: emailIn(row, "email"),
    phone: textIn(row, "phone", 60),
    expectedRevenue: moneyIn(row, "expected_revenue"),
    recurringRevenue: moneyIn(row, "recurring_revenue"),
    recurringPlan: choiceIn(row, "recurring_plan", plans),
    priority: wholeIn(row, "priority", 0, 3),
    tagIds: tagsIn(row, known),
    expectedCloseOn: dayIn(row, "expected_close"),
    description: paragraphsIn(row, "description", 20_000),
    lostReasonId: knownIn(row, "lost_reason", known.reasons, "lost_reasons.csv"),
  };
}

/** Won means a won stage, and the other way round. */
function statusIn(row: CsvRow, wonStage: boolean, stageKnown: boolean): OpportunityStatus {
  const won = flagIn(row, "won");
  const lost = flagIn(row, "lost");
  if (won && lost) row.problems.push("is both won and lost; keep one of the two");
  else if (stageKnown && won !== wonStage && !lost) {
    row.problems.push(
      won ? "is won, but its stage does not mean won" : "stands in a won stage, but won is 0",
    );
  }
  if (!lost && row.cells["lost_reason"]) row.problems.push("has a lost_reason, but lost is 0");
  if (lost) return "lost";
  return won ? "won" : "open";
}

function tagsIn(row: CsvRow, known: Known): string[] {
  const names = (row.cells["tags"] ?? "").split(";").map((name) => name.trim());
  const ids = names.map((name) => knownIn(row, "tags", known.tags, "tags.csv", name));
  return [...new Set(ids.filter((id) => id !== null))];
}
