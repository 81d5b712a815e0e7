/** What went wrong, as an HTTP meaning (`too_many`, `busy`: nothing, later it will do); `reason` is a key of `common/messages/<language>/errors.json`. */
export type RefusalKind = "not_found" | "forbidden" | "conflict" | "invalid" | "rule" | "too_many" | "busy";

/** One field that two people wrote: what the second one started from, what stands now, and what was refused. */
export type FieldConflict = {
  readonly field: string;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly mine: unknown;
  readonly by: string | null;
  readonly at: string | null;
};

export type FieldProblem = { readonly field: string; readonly problem: string };

/** A refusal that the person can act on. The UI translates `reason`, tests assert it. */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly reason: string;
  readonly details: readonly (FieldConflict | FieldProblem)[];

  constructor(kind: RefusalKind, reason: string, details: readonly (FieldConflict | FieldProblem)[] = []) {
    super(`${kind}: ${reason}`);
    this.kind = kind;
    this.reason = reason;
    this.details = details;
  }
}

/** A refusal that names one field and what is wrong with it. */
export const invalid = (field: string, problem: string) =>
  new Refusal("invalid", "invalid", [{ field, problem }]);
