import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import type { Actor } from "@/server/core/context";
import { sql } from "@/server/core/db";
import { beginUpload, completeUpload, partOf, uploadFolder } from "@/server/messaging/attachment/uploads";
import { as, command } from "./people";
import { anOpportunity } from "./pipeline";

/** A file that this person has sent for a record, and that is on no note yet. */
export async function anUpload(actor: Actor, recordId: string, body: Buffer, name: string): Promise<string> {
  const id = randomUUID();
  await beginUpload({ actor, sql }, { id, entity: "crm.opportunity", recordId, name, type: "" }, body.length);
  await mkdir(uploadFolder(), { recursive: true });
  await writeFile(partOf(id), body);
  await completeUpload(sql, id, "");
  return id;
}

/** A note of this person's with one file on it, on an opportunity of their own. */
export async function aFileOnANote(actor: Actor, stageId: string, body: Buffer, name: string) {
  const id = await anOpportunity({ stageId, ownerId: actor.personId });
  const fileId = await anUpload(actor, id, body, name);
  const { result } = await as(actor).crm.opportunity.addNote(command({ id, body: "", fileIds: [fileId] }));
  return { id, fileId, noteId: result.noteId };
}
