import type { Audience } from "@/common/audience";
import { rights } from "@/common/identity/roles";
import type { ImportKind } from "@/common/import/fields";
import type { Actor, HotContext, ReadContext } from "@/server/core/context";
import { Refusal } from "@/server/core/refusal";
import { mustHave } from "@/server/identity/rights";
import { type ImportRunRow, readRuns } from "./view";

type Scoped = { readonly personId: string };

/** Their own; those who see all opportunities also see what is brought in, but not what stands in the file. */
export const canSee = (actor: Actor, { personId }: Scoped): boolean =>
  actor.personId === personId || (rights[actor.role].deals && actor.scope === "all");

/** Must reach everyone whom `canSee` lets in, and nobody else. */
export const audience = ({ personId }: Scoped): Audience[] => ["all", `person:${personId}`];

/** Whoever may add records of a kind may also bring in many. */
export const needed: Record<ImportKind, "partners" | "write"> = {
  company: "partners",
  contact: "partners",
  opportunity: "write",
};

/** @throws Refusal where this person's role adds nothing. */
export function mustImport(actor: Actor): void {
  if (!rights[actor.role].partners) mustHave(actor, "write");
}

const mayWorkOn = (actor: Actor, row: Scoped): boolean =>
  actor.personId === row.personId || rights[actor.role].administer;

/** An import with what stands in its file: its author's and the administrators' alone. */
export async function findRun({ actor, sql }: ReadContext, id: string): Promise<ImportRunRow> {
  mustImport(actor);
  return found(actor, (await readRuns(sql, [id])).get(id));
}

/** For commands: the row stays locked until the transaction ends. */
export async function findRunForWrite({ actor, sql }: HotContext, id: string): Promise<ImportRunRow> {
  mustImport(actor);
  return found(actor, (await readRuns(sql, [id], "FOR UPDATE OF r")).get(id));
}

function found(actor: Actor, row: ImportRunRow | undefined): ImportRunRow {
  if (!row || !mayWorkOn(actor, row)) throw new Refusal("not_found", "import_not_found");
  return row;
}
