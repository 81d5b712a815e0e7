import type { IncomingMessage, ServerResponse } from "node:http";
import { FileStore } from "@tus/file-store";
import { MemoryLocker, Server } from "@tus/server";
import { filesAddress, largestFile, uploadInput } from "@/common/messaging/attachment";
import { rightToNote } from "@/common/messaging/timeline-entity";
import { findRecord } from "@/server/api/find-record";
import type { Actor } from "@/server/core/context";
import { databaseTrouble } from "@/server/core/database-trouble";
import { prisma, sql } from "@/server/core/db";
import { Refusal, type RefusalKind } from "@/server/core/refusal";
import { mustHave } from "@/server/identity/rights";
import { forgetBytes } from "@/server/messaging/attachment/forget-old";
import {
  beginUpload,
  cancelUpload,
  completeUpload,
  isWhole,
  uploadFolder,
} from "@/server/messaging/attachment/uploads";
import { type AttachmentRow, readAttachment } from "@/server/messaging/attachment/view";

const statusOf: Record<RefusalKind, number> = {
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  invalid: 400,
  rule: 422,
  too_many: 413,
  busy: 503,
};

const locker = new MemoryLocker();
let parts: FileStore | null = null;

/**
 * Files on their way here, by the tus protocol: whoever is cut off goes on where it stopped. Each step asks anew
 * whether the person may write the record, and tells nobody of somebody else's upload.
 */
export async function answerUpload(
  request: IncomingMessage,
  response: ServerResponse,
  { actor, id }: { readonly actor: Actor; readonly id: string | null },
): Promise<void> {
  const upload = id ? await ownUpload(actor, id) : null;
  if (id && !upload) return refuse(request, response, 404, "file_not_found");
  if (upload && request.method === "DELETE") return cancel(response, actor, upload);
  // The answer to its last step was lost, or where it goes was out of reach then: it is all here.
  if (upload && (upload.isComplete || (await finish(upload)))) return answerComplete(response, upload);
  response.setHeader("cache-control", "no-store");
  await tusFor(actor, upload).handle(request, response);
}

async function finish(upload: AttachmentRow): Promise<boolean> {
  if (!(await isWhole(upload))) return false;
  await completeUpload(sql, upload.id, upload.type);
  return true;
}

async function ownUpload(actor: Actor, id: string): Promise<AttachmentRow | null> {
  const upload = await readAttachment(sql, id);
  if (upload?.personId !== actor.personId || upload.entryId !== null) return null;
  return mayWrite(actor, upload).then(
    () => upload,
    () => null,
  );
}

async function mayWrite(actor: Actor, { entity, recordId }: Pick<AttachmentRow, "entity" | "recordId">) {
  mustHave(actor, rightToNote[entity]);
  await findRecord[entity]({ actor, db: prisma, sql, now: new Date() }, recordId);
}

const tusFor = (actor: Actor, upload: AttachmentRow | null): Server => {
  parts ??= new FileStore({ directory: uploadFolder() });
  return new Server({
    path: filesAddress,
    datastore: parts,
    locker,
    relativeLocation: true,
    allowedOrigins: [],
    maxSize: largestFile,
    namingFunction: (request, metadata) =>
      explained(async () => {
        const input = uploadInput.safeParse(metadata);
        if (!input.success) throw new Refusal("invalid", "invalid");
        await mayWrite(actor, input.data);
        await beginUpload(
          { actor, sql },
          input.data,
          Number(request.headers.get("upload-length") ?? Number.NaN),
        );
        return input.data.id.toLowerCase();
      }),
    onUploadFinish: (_request, { id }) =>
      explained(async () => {
        await completeUpload(sql, id, upload?.type ?? "");
        return {};
      }),
  });
};

/** Refusals in the words of the library. */
async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw withStatus(error);
    throw Object.assign(new Error(error.reason), { status_code: statusOf[error.kind], body: error.reason });
  }
}

/** The library calls 500 what it does not know, which is for good; a database that is away comes back. */
function withStatus(error: unknown): unknown {
  const trouble = databaseTrouble(error);
  return trouble ? Object.assign(new Error(trouble), { status_code: 503, body: trouble }) : error;
}

async function cancel(response: ServerResponse, actor: Actor, { id }: AttachmentRow): Promise<void> {
  if (await cancelUpload({ actor, sql }, id)) await forgetBytes(id);
  response.writeHead(204, { "cache-control": "no-store", "tus-resumable": "1.0.0" }).end();
}

function answerComplete(response: ServerResponse, { size }: AttachmentRow): void {
  const headers = { "tus-resumable": "1.0.0", "upload-offset": size, "upload-length": size };
  response.writeHead(200, { ...headers, "cache-control": "no-store" }).end();
}

/** What was not read of a refused file is not waited for. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  reason: string,
): void {
  if (!request.complete) response.setHeader("connection", "close");
  response.writeHead(status, { "content-type": "text/plain", "cache-control": "no-store" });
  response.end(request.method === "HEAD" ? undefined : reason);
  request.resume();
}
