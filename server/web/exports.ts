import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout } from "node:timers/promises";
import { createGzip } from "node:zlib";
import { inSnapshot, sql } from "@/server/core/db";
import { log } from "@/server/core/log";
import { Refusal } from "@/server/core/refusal";
import { writeCsv } from "@/server/export/csv";
import type { Manner, Sheet } from "@/server/export/sheet";
import { sheetOf } from "@/server/export/sheet-of";
import { findTicket, type Ticket } from "@/server/export/ticket";
import { wallClock } from "@/server/export/wall-clock";
import { wordsFor } from "@/server/export/words";
import { xlsxStream } from "@/server/export/xlsx";
import { actorOf } from "@/server/identity/auth";
import { attachmentNamed } from "./disposition";

const address = /^\/api\/exports\/([0-9a-f-]{36})$/;

const types = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** Each holds a connection and a snapshot of the database: a few in one process, and one of one person. */
const mostAtOnce = 3;
const running = new Map<string, Promise<void>>();
/** For so long one waits for one's own former file to end. */
const patienceMs = 2_000;

/** A reader who takes nothing for so long, or is not through by then, has gone. */
const stalledMs = 30_000;
const longestMs = 600_000;

/**
 * A list as a file for the one person who asked for it a moment ago, with the rights they have now. It is written while
 * it is read, so neither its length nor a slow line takes memory.
 */
export async function answerExport(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<void> {
  const actor = await actorOf(request.headers);
  if (!actor) return refuse(response, 401);
  const id = request.method === "GET" ? address.exec(pathname)?.[1] : undefined;
  const ticket = id ? await findTicket(sql, id, actor.personId) : null;
  if (!ticket) return refuse(response, 404);
  const sheet = allowed(() => sheetOf({ actor, now: new Date() }, ticket.of, wordsFor(ticket.locale)));
  if (!sheet) return refuse(response, 404);
  await Promise.race([
    running.get(actor.personId) ?? Promise.resolve(),
    setTimeout(patienceMs, undefined, { ref: false }),
  ]);
  if (running.has(actor.personId) || running.size >= mostAtOnce) return refuse(response, 429);
  const sending = send(request, response, { sheet, ticket }).catch((error: unknown) => {
    if (!isGone(error)) log.error({ err: error }, "an export failed");
    response.destroy();
  });
  running.set(
    actor.personId,
    sending.finally(() => running.delete(actor.personId)),
  );
  await sending;
}

function allowed(make: () => Sheet): Sheet | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, {
    "cache-control": "no-store",
    ...(status === 429 && { "retry-after": "5" }),
  });
  response.end();
}

type File = { readonly sheet: Sheet; readonly ticket: Ticket };

async function send(request: IncomingMessage, response: ServerResponse, { sheet, ticket }: File) {
  const { format, of } = ticket;
  const today = wallClock(new Date().toISOString(), ticket.timeZone).slice(0, 10);
  const isPacked = format === "csv" && /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  response.writeHead(200, {
    "content-type": types[format],
    "content-disposition": attachmentNamed(`${wordsFor(ticket.locale).files[of.list]}-${today}.${format}`),
    "cache-control": "no-store",
    ...(isPacked && { "content-encoding": "gzip", vary: "accept-encoding" }),
  });
  response.setTimeout(stalledMs, () => response.destroy());
  const signal = AbortSignal.timeout(longestMs);
  const through: Writable[] = isPacked ? [createGzip({ level: 3 }), response] : [response];
  await inSnapshot((over) =>
    pipeline([bytesOf(sheet, format, ticket, (...asked) => over(...asked)), ...through], { signal }),
  );
}

function bytesOf(sheet: Sheet, format: Ticket["format"], manner: Manner, over: typeof sql): Readable {
  if (format === "xlsx") return xlsxStream(sheet, manner, over);
  return Readable.from(writeCsv(sheet, manner, over), { objectMode: true, highWaterMark: 1 });
}

/** The browser went away, or took too long. */
const isGone = (error: unknown): boolean =>
  error instanceof Error &&
  ("code" in error ? error.code === "ERR_STREAM_PREMATURE_CLOSE" || error.code === "ABORT_ERR" : false);
