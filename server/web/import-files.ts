import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { rights } from "@/common/identity/roles";
import type { Actor } from "@/server/core/context";
import { prisma, sql } from "@/server/core/db";
import { Refusal } from "@/server/core/refusal";
import { actorOf } from "@/server/identity/auth";
import { findRun } from "@/server/import/access";
import { problemFile } from "@/server/import/problem-file";
import { languageOf } from "@/server/import/problem-text";
import { receiveFile } from "@/server/import/receive";
import { keepFile, makeFolder, pathOfRun, removeFile } from "@/server/import/run-files";
import { fromOurPages } from "./origin";

/** Bytes of a file that is brought in; a million rows are about a quarter of it. */
const largestFile = 500_000_000;
const problemsAddress = /^\/api\/imports\/([0-9a-f-]{36})\/problems\.csv$/;

/** Files that come to be imported, and those of the rows that were left out. */
export async function answerImportFiles(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<void> {
  const actor = await actorOf(request.headers);
  if (!actor) return refuse(request, response, 401, "signed_out");
  const runId = problemsAddress.exec(pathname)?.[1];
  if (runId && request.method === "GET") return sendProblems(response, actor, runId);
  if (pathname !== "/api/imports/" || request.method !== "POST")
    return refuse(request, response, 404, "not_found");
  if (!fromOurPages(request)) return refuse(request, response, 403, "cross_origin");
  if (!rights[actor.role].partners && !rights[actor.role].write)
    return refuse(request, response, 403, "read_only");
  if (Number(request.headers["content-length"] ?? 0) > largestFile)
    return refuse(request, response, 413, "import_too_large");
  await receive(request, response, actor);
}

async function receive(request: IncomingMessage, response: ServerResponse, actor: Actor): Promise<void> {
  const id = randomUUID();
  try {
    const fileSize = await save(request, id);
    await keepFile(id);
    await receiveFile(actor, { id, fileName: nameIn(request), fileSize, french: await isFrench(actor) });
    answer(response, 200, { id });
  } catch (error) {
    await removeFile(id);
    if (error instanceof Refusal)
      return refuse(request, response, error.kind === "too_many" ? 413 : 422, error.reason);
    // Whoever sends went away.
    if (request.destroyed && !request.complete) return;
    throw error;
  }
}

async function save(request: IncomingMessage, id: string): Promise<number> {
  let size = 0;
  await makeFolder();
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(size > largestFile ? new Refusal("too_many", "import_too_large") : null, chunk);
    },
  });
  await pipeline(request, measure, createWriteStream(pathOfRun(id), { mode: 0o600 }));
  if (size === 0) throw new Refusal("rule", "import_empty");
  return size;
}

/** As the person knows it; it is shown, and never a place on the disk. */
function nameIn({ url }: IncomingMessage): string {
  const name = new URL(url ?? "/", "http://localhost").searchParams.get("name") ?? "";
  const plain = name.replace(/\p{C}/gu, "").trim();
  return plain.slice(-200) || "import.csv";
}

async function isFrench({ personId }: Actor): Promise<boolean> {
  const [person] = await sql<{ locale: string; company: string | null }>(
    "SELECT locale, (SELECT locale FROM company LIMIT 1) AS company FROM person WHERE id = $1",
    [personId],
  );
  return !(person?.locale || person?.company || "fr").startsWith("en");
}

async function sendProblems(response: ServerResponse, actor: Actor, id: string): Promise<void> {
  const ctx = { actor, db: prisma, sql, now: new Date() };
  const run = await findRun(ctx, id).catch(() => null);
  if (!run) return answer(response, 404, { reason: "import_not_found" });
  const [person] = await sql<{ locale: string }>("SELECT locale FROM person WHERE id = $1", [actor.personId]);
  const base = run.fileName.replace(/\.[^.]*$/, "").replace(/[^\p{L}\p{N} _-]/gu, "_");
  const name = encodeURIComponent(
    `${base} - ${languageOf(person?.locale ?? "fr") === "fr" ? "erreurs" : "errors"}.csv`,
  );
  response.writeHead(200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="errors.csv"; filename*=UTF-8''${name}`,
    "cache-control": "no-store",
  });
  await pipeline(Readable.from(problemFile(run, languageOf(person?.locale ?? "fr"))), response);
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}

/** What was not read of a refused file is not waited for. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number, reason: string): void {
  if (!request.complete) response.setHeader("connection", "close");
  answer(response, status, { reason });
  request.unpipe();
  request.resume();
}
