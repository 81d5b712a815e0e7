import type { HotContext } from "@/server/core/context";
import { invalid } from "@/server/core/refusal";
import { readPeople } from "@/server/identity/person/view";
import { notify } from "../notice/notify";
import type { HeldRow, NoteHolder } from "./holder";

/**
 * Refuses to mention somebody who has left, or who may not see the record: they would be told of what is not theirs to
 * know.
 */
export async function checkMentions<Row extends HeldRow>(
  ctx: HotContext,
  holder: NoteHolder<Row>,
  row: Row,
  personIds: readonly string[],
): Promise<void> {
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
    if (!holder.canSee(viewer, row)) throw invalid("body", "mentionHidden");
  }
}

type Place = { readonly recordId: string; readonly noteId: string };

export async function tellMentioned<Row extends HeldRow>(
  ctx: HotContext,
  { entity }: NoteHolder<Row>,
  { recordId, noteId }: Place,
  personIds: readonly string[],
): Promise<void> {
  for (const personId of personIds)
    await notify(ctx, personId, { kind: "mentioned", entity, recordId, entryId: noteId });
}
