import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import iconv from "iconv-lite";
import type { ImportSettings } from "@/common/import/settings";
import type { Actor } from "@/server/core/context";
import { prisma } from "@/server/core/db";
import { receiveFile } from "@/server/import/receive";
import { makeFolder, pathOfRun } from "@/server/import/run-files";
import { runImport } from "@/server/import/run-import";
import { as, command } from "./people";

/** Lines as a French Excel writes them: semicolons, the encoding of Windows, CRLF. */
export const frenchCsv = (...lines: readonly string[]): Buffer =>
  iconv.encode(lines.map((line) => `${line}\r\n`).join(""), "windows-1252");

/** A file that this person has sent. */
export async function aFile(
  actor: Actor,
  body: Buffer | string,
  fileName = "prospects.csv",
): Promise<string> {
  const id = randomUUID();
  await makeFolder();
  await writeFile(pathOfRun(id), body);
  await receiveFile(actor, { id, fileName, fileSize: body.length, french: true });
  return id;
}

export const settingsOf = async (actor: Actor, id: string): Promise<ImportSettings> =>
  (await as(actor).import.preview({ id })).settings;

/** Changes what is to be made of a file. */
export async function configure(actor: Actor, id: string, wishes: Partial<ImportSettings>): Promise<void> {
  const settings = { ...(await settingsOf(actor, id)), ...wishes };
  await as(actor).import.configure(command({ id, settings }));
}

/** The dry run, to its end. */
export async function checked(actor: Actor, id: string) {
  await as(actor).import.check(command({ id }));
  await runImport(id);
  return prisma.importRun.findUniqueOrThrow({ where: { id } });
}

/** Checked, and brought in to the end. */
export async function broughtIn(actor: Actor, id: string) {
  await checked(actor, id);
  await as(actor).import.start(command({ id }));
  await runImport(id);
  return prisma.importRun.findUniqueOrThrow({ where: { id } });
}

export async function undone(actor: Actor, id: string) {
  await as(actor).import.undo(command({ id }));
  await runImport(id);
  return prisma.importRun.findUniqueOrThrow({ where: { id } });
}

/** What became of its rows: new, changed, here already, refused. */
export const countsOf = (run: { created: number; updated: number; unchanged: number; failed: number }) => [
  run.created,
  run.updated,
  run.unchanged,
  run.failed,
];
