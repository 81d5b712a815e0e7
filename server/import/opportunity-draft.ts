import type { OpportunityStatus, RecurringPlan } from "@/common/crm/opportunity-terms";
import { stagesOfTeam, wonStageFrom } from "@/common/crm/stage-walk";
import type { StageRow } from "@/server/crm/opportunity/stage-of-team";
import { type MappedRow, problemIn, textOf } from "./mapped-row";
import { given } from "./partner-draft";
import type { Work } from "./plan";
import {
  choiceIn,
  dayIn,
  emailIn,
  flagIn,
  lineIn,
  moneyIn,
  paragraphsIn,
  partsIn,
  percentIn,
  wholeIn,
  wordsOf,
} from "./values";

/** The fields that a file can say something about. */
export type OpportunityValues = {
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
  readonly probability: string | null;
  readonly priority: number;
  readonly tagIds: readonly string[];
  readonly expectedCloseOn: string | null;
  readonly description: string | null;
  readonly source: string | null;
  readonly medium: string | null;
  readonly campaign: string | null;
  readonly lostReasonId: string | null;
};

/** What a row says, with what it names found; whose team and stage it has depends on what is here already. */
export type OpportunityDraft = {
  readonly values: Partial<OpportunityValues>;
  readonly company: string | null;
  readonly stage: StageRow | null;
  readonly status: OpportunityStatus | null;
  readonly createdOn: string | null;
  readonly closedOn: string | null;
};

const plans = wordsOf<RecurringPlan>({
  monthly: "monthly|mensuel|mensuelle|par mois|month|mois",
  yearly: "yearly|annuel|annuelle|par an|year|annual|an",
  years3: "over 3 years|years3|sur 3 ans|3 ans|3 years",
  years5: "over 5 years|years5|sur 5 ans|5 ans|5 years",
});
const statuses = wordsOf<OpportunityStatus>({
  open: "open|ouvert|ouverte|en cours|in progress|new|nouveau|nouvelle|active|actif",
  won: "won|gagne|gagnee|closed won|signe|signee",
  lost: "lost|perdu|perdue|closed lost|abandonne|abandonnee",
});

export function draftOpportunity(work: Work, row: MappedRow): OpportunityDraft {
  const company = lineIn(row, "company", 200);
  const teamText = lineIn(row, "team", 120);
  const teamId = teamText === null ? null : work.lists.find(row, "team", teamText);
  const stageText = lineIn(row, "stage", 120);
  const stage = stageText === null ? null : work.lists.findStage(row, stageText, teamId ?? work.missing.team);
  const status = statusIn(row, stage);
  const name = lineIn(row, "name", 200) ?? company;
  if (name === null) problemIn(row, "name", "empty");
  const values = {
    ...simpleValues(row),
    ...given({ name, teamId, ownerId: ownerIn(work, row), lostReasonId: reasonIn(work, row, status) }),
    ...tagsIn(work, row),
  };
  const createdOn = dayIn(row, "createdOn");
  const closedOn = dayIn(row, "closedOn");
  if (status === "open" && closedOn) problemIn(row, "closedOn", "notClosed");
  if (createdOn && closedOn && closedOn < createdOn) problemIn(row, "closedOn", "closedBeforeCreated");
  return { values, company, stage, status, createdOn, closedOn };
}

const simpleValues = (row: MappedRow): Partial<OpportunityValues> =>
  given({
    contactName: lineIn(row, "contactName", 200),
    email: emailIn(row, "email"),
    phone: lineIn(row, "phone", 60),
    expectedRevenue: moneyIn(row, "expectedRevenue"),
    recurringRevenue: moneyIn(row, "recurringRevenue"),
    recurringPlan: choiceIn(row, "recurringPlan", plans),
    probability: percentIn(row, "probability"),
    priority: wholeIn(row, "priority", 0, 3),
    expectedCloseOn: dayIn(row, "expectedCloseOn"),
    description: paragraphsIn(row, "description", 20_000),
    source: lineIn(row, "source", 120),
    medium: lineIn(row, "medium", 120),
    campaign: lineIn(row, "campaign", 120),
  });

const ownerIn = (work: Work, row: MappedRow): string | null => {
  const text = lineIn(row, "owner", 320);
  return text === null ? null : work.lists.find(row, "owner", text);
};

/** Said outright, or by two columns of yes and no, or by the stage. */
function statusIn(row: MappedRow, stage: StageRow | null): OpportunityStatus | null {
  const said = choiceIn(row, "status", statuses);
  const won = said === "won" || flagIn(row, "won");
  const lost = said === "lost" || flagIn(row, "lost");
  if (won && lost) return problemIn(row, null, "wonAndLost");
  if (lost) return "lost";
  const saysOpen = said === "open" || (said === null && row.cells.has("won") && !won);
  if (stage) return statusAt(row, stage, { won, saysOpen });
  if (won) return "won";
  return said ?? (row.cells.has("won") || row.cells.has("lost") ? "open" : null);
}

function statusAt(
  row: MappedRow,
  { isWon }: StageRow,
  { won, saysOpen }: { readonly won: boolean; readonly saysOpen: boolean },
): OpportunityStatus | null {
  if (won && !isWon) return problemIn(row, "stage", "wonStage");
  if (isWon && saysOpen) return problemIn(row, "stage", "stageIsWon");
  return isWon ? "won" : "open";
}

function reasonIn(work: Work, row: MappedRow, status: OpportunityStatus | null): string | null {
  if (textOf(row, "lostReason") === "") return null;
  if (status === null && row.problems.length > 0) return null;
  if (status !== "lost") return problemIn(row, "lostReason", "notLost");
  return work.lists.find(row, "lostReason", lineIn(row, "lostReason", 120) ?? "");
}

function tagsIn(work: Work, row: MappedRow): { tagIds?: readonly string[] } {
  const ids = partsIn(row, "tags").map((name) => work.lists.find(row, "tags", name.slice(0, 120)));
  const tagIds = [...new Set(ids.filter((id) => id !== null))].slice(0, 50);
  return tagIds.length > 0 ? { tagIds } : {};
}

/** Where a new one begins: its stage, else one that its status asks for, else what was chosen, else the first. */
export function firstStage(work: Work, { stage, status }: OpportunityDraft, teamId: string | null) {
  const chosen = work.lists.stages.find(({ id }) => id === work.missing.stage) ?? null;
  return fittingStage(work, stage ?? chosen, { teamId, status: status ?? "open" });
}

/** The stage itself where the team has it and it means what the status says, else the nearest one that does. */
export function fittingStage(
  work: Work,
  stage: StageRow | null,
  { teamId, status }: { readonly teamId: string | null; readonly status: OpportunityStatus },
): StageRow | null {
  const stages = stagesOfTeam(work.lists.stages, teamId);
  const isOurs = stage !== null && (stage.teamId === null || stage.teamId === teamId);
  const fits = stage !== null && isOurs && (status === "lost" || stage.isWon === (status === "won"));
  if (fits) return stage;
  const first = stages.find(({ isWon }) => !isWon) ?? stages[0];
  if (!first || status !== "won") return first ?? null;
  return wonStageFrom(stages, isOurs && stage ? stage : first, teamId);
}
