import type { ImportKind, ListField } from "./fields";
import type { RowProblem } from "./problem";
import type { ImportSettings } from "./settings";

export const importStates = [
  "draft",
  "checking",
  "checked",
  "running",
  "done",
  "cancelled",
  "failed",
  "undoing",
  "undone",
] as const;
export type ImportState = (typeof importStates)[number];

/** A name in the file that nothing here bears, and how many rows have it. */
export type UnknownName = { readonly field: ListField; readonly text: string; readonly count: number };

/** An import as everybody follows it who may know of it; what stands in the file is for those who may work on it. */
export type ImportRunRecord = {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly fileName: string;
  readonly kind: ImportKind;
  readonly state: ImportState;
  /** Rows dealt with, or records while it is undone. */
  readonly cursor: number;
  /** Null until the file was read to its end. */
  readonly total: number | null;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly undone: number;
  readonly kept: number;
  /** Key of messages `import.failures`. */
  readonly failure: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
};

/** A cell as it stands in the file, and as it will be read; `wrong`: it makes no sense for its field. */
export type SampleCell = { readonly text: string; readonly read: string; readonly wrong: boolean };

export type ImportPreview = {
  readonly settings: ImportSettings;
  readonly fileKind: "csv" | "xlsx";
  /** Of a workbook. */
  readonly sheets: readonly string[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly SampleCell[])[];
  readonly unknown: readonly UnknownName[];
  /** The columns were mapped as in an earlier import of the same making. */
  readonly remembered: boolean;
};

export type ImportProblemRow = {
  readonly row: number;
  readonly cells: readonly string[];
  readonly problems: readonly RowProblem[];
};

/** A record that undoing left, or would leave, and why. */
export type KeptRecord = {
  readonly entity: string;
  readonly recordId: string;
  readonly name: string;
  readonly why: "changed" | "used" | "gone";
};

export type UndoPreview = {
  /** Records that stand as they were imported. */
  readonly untouched: number;
  readonly changed: readonly KeptRecord[];
  readonly changedCount: number;
};
