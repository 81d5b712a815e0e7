import { randomUUID } from "node:crypto";
import type { ImportSettings } from "@/common/import/settings";
import type { Actor } from "@/server/core/context";
import { sql } from "@/server/core/db";
import { Refusal } from "@/server/core/refusal";
import { transactHot } from "@/server/core/transact";
import { audience } from "./access";
import { guessColumns, guessKind, signatureOf } from "./guess-columns";
import { firstRows, guessFormat } from "./guess-format";
import { pathOfRun } from "./run-files";
import { fileKindOf } from "./view";
import { BadWorkbook } from "./zip-parts";

type Received = {
  readonly id: string;
  readonly fileName: string;
  readonly fileSize: number;
  readonly french: boolean;
};

/** Looks at a file that has come and keeps what it seems to be. @throws Refusal where nothing in it can be read */
export async function receiveFile(actor: Actor, received: Received): Promise<void> {
  const { id, fileName, fileSize } = received;
  const { settings, signature } = await look(actor, received).catch((error: unknown) => {
    throw error instanceof BadWorkbook ? new Refusal("rule", "import_unreadable") : error;
  });
  await transactHot(actor, { id: randomUUID(), command: "import.receive" }, async (ctx) => {
    await ctx.sql(
      `INSERT INTO import_run (id, person_id, actor_id, file_name, file_size, settings, signature, created_at, updated_at)
       VALUES ($1, $2, $2, $3, $4, $5::jsonb, $6, $7, $7)`,
      [id, actor.personId, fileName, fileSize, JSON.stringify(settings), signature, ctx.now],
    );
    const after = audience({ personId: actor.personId });
    ctx.changed("import.run", id, { op: "created", before: [], after });
  });
}

/** What is guessed, or how the last file with the same columns was read. */
async function look(actor: Actor, { id, fileName, french }: Received) {
  const kind = fileKindOf(fileName);
  const path = pathOfRun(id);
  const format = await guessFormat(path, kind, french);
  const [first] = await firstRows(path, kind, format, 1);
  if (!first || first.problem === "quote") throw new Refusal("rule", "import_empty");
  const header = format.header
    ? first.cells.map(({ text }) => text.slice(0, 200))
    : first.cells.map(() => "");
  const signature = format.header ? signatureOf(header) : "";
  const guessed = guessKind(header);
  const settings: ImportSettings = {
    ...{ kind: guessed, format, columns: [...guessColumns(guessed, header)].slice(0, 500), choices: [] },
    // Their own team, as with what they create: without one nobody but who sees all would see what comes in.
    ...{ missing: { stage: null, team: actor.teamIds[0] ?? null, owner: null }, known: "skip" },
  };
  const remembered = await earlierSettings(actor, signature);
  return {
    signature,
    settings: remembered ? { ...remembered, format: mixed(format, remembered.format) } : settings,
  };
}

/** Their own before others’; only what was really brought in. */
async function earlierSettings(actor: Actor, signature: string): Promise<ImportSettings | null> {
  if (signature === "") return null;
  const [earlier] = await sql<{ settings: ImportSettings }>(
    `SELECT settings FROM import_run WHERE signature = $1 AND started_at IS NOT NULL
     ORDER BY person_id = $2 DESC, created_at DESC LIMIT 1`,
    [signature, actor.personId],
  );
  return earlier?.settings ?? null;
}

/** How a file is written is seen in it; in which order its days and decimals are, it may not show. */
const mixed = (
  seen: ImportSettings["format"],
  earlier: ImportSettings["format"],
): ImportSettings["format"] => ({
  ...seen,
  ...{ days: earlier.days, decimal: earlier.decimal, header: earlier.header },
});
