import { generateNKeysBetween } from "fractional-indexing";
import type { PrismaClient } from "../generated/client";
import { instantAgo } from "./demo-calendar";
import { drawStories } from "./demo-drawn";
import { keepFiles, partnerNotes } from "./demo-files";
import { partnerRows } from "./demo-partner-rows";
import { type Cast, type Row, replay } from "./demo-replay";
import { castOf, companyWrites } from "./demo-setup";
import { companyName } from "./demo-team";
import { sharedStories } from "./demo-teamwork";
import { toldStories } from "./demo-told";
import { traceWrites } from "./demo-traces";
import { randomFrom } from "./random";

/** Loads the demo company into an empty database, in one transaction; answers in words what was done. */
export async function loadDemo(db: PrismaClient, now: Date): Promise<string> {
  const started = performance.now();
  if ((await db.company.count()) + (await db.person.count()) > 0) {
    return "This database already has a company: the demo was not loaded.";
  }
  const random = randomFrom(20_250_721);
  const founded = instantAgo(now, 400);
  const ids = castOf(founded, random);
  const partners = partnerRows(now, random);
  const cast: Cast = { now, ...ids, customer: partners.cast };
  const stories = [...toldStories, ...sharedStories, ...drawStories(random)];
  const told = stories.map((story) => replay(story, cast, random));
  const rows = told.map(({ row }) => row);
  givePositions(rows);
  const notes = partnerNotes(cast, random);
  for (const { recordId } of notes) {
    const noted = partners.rows.find(({ id }) => id === recordId);
    if (noted) Object.assign(noted, { version: 2, timelineSeq: 2 });
  }
  const entries = [...partners.entries, ...notes, ...told.flatMap((one) => one.entries)];
  const files = await keepFiles(entries, random);
  await db.$transaction([
    ...(await companyWrites(db, ids, now)),
    db.partner.createMany({ data: partners.rows }),
    db.opportunity.createMany({ data: rows }),
    db.timelineEntry.createMany({ data: entries }),
    db.attachment.createMany({ data: files }),
    db.noteVersion.createMany({ data: told.flatMap(({ versions }) => versions) }),
    db.notice.createMany({ data: told.flatMap(({ notices }) => notices) }),
    ...traceWrites(db, cast),
  ]);
  const took = Math.round(performance.now() - started);
  return `Loaded ${companyName}: ${partners.rows.length} partners, ${rows.length} opportunities (${took} ms).`;
}

/** What was touched last stands on top of its column. */
function givePositions(rows: readonly Row[]): void {
  for (const stageId of new Set(rows.map((row) => row.stageId))) {
    const column = rows.filter((row) => row.stageId === stageId);
    column.sort((a, b) => b.touchedAt.getTime() - a.touchedAt.getTime());
    const keys = generateNKeysBetween(null, null, column.length);
    for (const [place, row] of column.entries()) row.position = keys[place] ?? "";
  }
}
