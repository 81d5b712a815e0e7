import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileStore } from "@/server/core/kept-files";
import { keyOf, type Preview } from "@/server/messaging/attachment/keys";
import { makePreviews } from "@/server/messaging/attachment/make-previews";
import type { Prisma } from "../generated/client";
import { instantAgo } from "./demo-calendar";
import { type Paper, type PaperKey, papers } from "./demo-papers";
import type { Cast, Entry } from "./demo-replay";
import { type Random, uuidAt } from "./random";

/** Files of a note: the one of the demo whose words begin so. */
const onNotes: readonly (readonly [begins: string, ...papers: readonly PaperKey[]])[] = [
  ["Visite de la boutique de Meylan", "shop", "quote"],
  ["Livraisons par la cour", "yard", "terms"],
];

/** The note that a customer's page shows; their count goes up with it. */
export function partnerNotes(cast: Cast, random: Random): Entry[] {
  const { now, customer, person } = cast;
  const recordId = customer.get("traiteur")?.id;
  if (!recordId) throw new Error("The caterer is not in the demo any more.");
  const createdAt = instantAgo(now, 25);
  return [
    {
      ...{ id: uuidAt(createdAt, random), entity: "partners.partner", recordId, seq: 2, kind: "note" },
      ...{ authorId: person.ines, createdAt, changes: [] },
      body: "Livraisons par la cour, **avant 9 h**. Le portail fait 2,10 m : le groupe passera démonté.",
    },
  ];
}

/** Rows of the files on these notes; what is in them is kept as if it had been sent. */
export async function keepFiles(entries: readonly Entry[], random: Random) {
  const rows: Prisma.AttachmentCreateManyInput[] = [];
  for (const [begins, ...keys] of onNotes) {
    const note = entries.find(({ body }) => body?.startsWith(begins));
    if (!note?.authorId) throw new Error(`No note of the demo begins with “${begins}”.`);
    const { entity, recordId, createdAt, authorId: personId } = note;
    for (const key of keys) {
      const id = uuidAt(createdAt, random);
      const kept = await keep(id, await papers[key]());
      rows.push({
        ...{ id, entity, recordId, entryId: note.id, personId, createdAt, completedAt: createdAt },
        ...kept,
      });
    }
  }
  return rows;
}

async function keep(id: string, { name, type, body }: Paper) {
  const previews = type.startsWith("image/") ? await previewsOf(body) : null;
  for (const [preview, drawn] of Object.entries(previews?.bodies ?? {}))
    await fileStore.write(keyOf(id, preview as Preview), drawn);
  await fileStore.write(keyOf(id, null), body);
  const { width = null, height = null } = previews ?? {};
  return { name, type, size: body.length, width, height };
}

async function previewsOf(body: Buffer) {
  const folder = await mkdtemp(join(tmpdir(), "cordee-demo-"));
  const path = join(folder, "picture");
  await writeFile(path, body);
  const made = await makePreviews(path);
  await rm(folder, { recursive: true });
  return made;
}
