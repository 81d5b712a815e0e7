import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { findRecord } from "@/server/api/find-record";
import type { Actor } from "@/server/core/context";
import { prisma, sql } from "@/server/core/db";
import { fileStore } from "@/server/core/kept-files";
import { Refusal } from "@/server/core/refusal";
import { actorOf } from "@/server/identity/auth";
import { isPreview, keyOf, type Preview } from "@/server/messaging/attachment/keys";
import { type AttachmentRow, readAttachment } from "@/server/messaging/attachment/view";
import { attachmentNamed } from "./disposition";
import { fromOurPages } from "./origin";
import { answerUpload, refuse } from "./uploads";

const address = /^\/api\/files\/(?:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/([a-z]+)\.webp)?)?$/;

/** Files on notes: sent in steps, saved under their names, and seen as previews that were drawn here. */
export async function answerFile(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<void> {
  const actor = await actorOf(request.headers);
  if (!actor) return refuse(request, response, 401, "signed_out");
  const [whole, id = null, preview = null] = address.exec(pathname) ?? [];
  if (whole === undefined) return refuse(request, response, 404, "file_not_found");
  if (request.method === "GET") return send(request, response, { actor, id, preview });
  const isStep = id ? ["HEAD", "PATCH", "DELETE"] : ["POST"];
  if (preview || !isStep.includes(request.method ?? ""))
    return refuse(request, response, 404, "file_not_found");
  if (!fromOurPages(request)) return refuse(request, response, 403, "cross_origin");
  await answerUpload(request, response, { actor, id });
}

type Asked = { readonly actor: Actor; readonly id: string | null; readonly preview: string | null };

/** To whoever may read the record, as long as neither the file nor its note is deleted; hidden and absent look the same. */
async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { actor, id, preview }: Asked,
): Promise<void> {
  const row = id && (preview === null || isPreview(preview)) ? await readable(actor, id) : null;
  const file = row && (await fileStore.open(keyOf(row.id, preview as Preview | null)));
  if (!row || !file) return refuse(request, response, 404, "file_not_found");
  response.writeHead(200, {
    "content-type": preview ? "image/webp" : row.type,
    "content-length": file.size,
    // A preview is a picture that was drawn here; what somebody sent is only ever saved (attack 43).
    "content-disposition": preview ? "inline" : attachmentNamed(row.name),
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "cache-control": "no-store",
  });
  // A reader who goes away is none of our trouble; `pipeline` closes the file.
  await pipeline(file.body, response).catch(() => response.destroy());
}

async function readable(actor: Actor, id: string): Promise<AttachmentRow | null> {
  const row = await readAttachment(sql, id);
  if (!row?.isComplete || row.isDeleted || row.entryId === null) return null;
  try {
    await findRecord[row.entity]({ actor, db: prisma, sql, now: new Date() }, row.recordId);
    return row;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
