import type { HotContext } from "@/server/core/context";
import { invalid } from "@/server/core/refusal";
import { readPeople } from "@/server/identity/person/view";
import { canSee } from "./access";
import type { OpportunityRow } from "./view";

/**
 * Refuses to mention somebody who has left, or who may not see the opportunity: they would be told of what is not
 * theirs to know.
 */
export async function checkMentions(ctx: HotContext, row: OpportunityRow, personIds: readonly string[]) {
  if (personIds.length === 0) return;
  const people = await readPeople(ctx.sql, personIds);
  for (const personId of personIds) {
    const person = people.get(personId);
    if (!person?.active) throw invalid("body", "mentionUnknown");
    const viewer = {
      personId,
      role: person.role,
      scope: person.scope,
      teamIds: person.teams.map(({ id }) => id),
    };
    if (!canSee(viewer, row)) throw invalid("body", "mentionHidden");
  }
}
