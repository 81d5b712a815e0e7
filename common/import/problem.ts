import type { ImportField } from "./fields";

/** Why a row cannot be taken; the words are in messages `import.problems`, with `value` and `detail` inside. */
export const problemCodes = [
  "empty",
  "tooLong",
  "controlCharacter",
  "email",
  "website",
  "money",
  "day",
  "percent",
  "whole",
  "flag",
  "choice",
  "country",
  "language",
  "unknown",
  "notYours",
  "mayNotCreate",
  "mayNotOwn",
  "twice",
  "columns",
  "encoding",
  "quote",
  "unreadable",
  "wonAndLost",
  "wonStage",
  "stageIsWon",
  "notLost",
  "notClosed",
  "closedBeforeCreated",
  "stageOfTeam",
  "ownParent",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export type RowProblem = {
  /** Null: the row as a whole. */
  readonly field: ImportField | null;
  readonly code: ProblemCode;
  /** What stood in the cell, cut short. */
  readonly value?: string;
  /** What was allowed, or the row of the twin. */
  readonly detail?: string;
};
