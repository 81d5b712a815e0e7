import * as z from "zod/mini";
import type { LostReasonRecord, StageRecord, TagRecord } from "@/common/crm/records";
import type { CompanyRecord, PersonRecord, SalesTeamRecord } from "@/common/identity/records";
import { cursorInput, type LiveEntity } from "@/common/live";
import type { Start } from "@/common/live-start";
import type { NoticeRecord } from "@/common/messaging/notice";
import type { Actor, ReadContext } from "@/server/core/context";
import { inSnapshot, type Sql } from "@/server/core/db";
import { Refusal } from "@/server/core/refusal";
import { cardPage, firstCards } from "@/server/crm/opportunity/board";
import { columnTotals } from "@/server/crm/opportunity/totals";
import { readMe } from "@/server/identity/person/me";
import { readClock } from "@/server/live/log";
import { since } from "@/server/live/since";
import { noticesFor } from "@/server/messaging/notice/queries";
import { entityReaders } from "./entities";
import { member, read, router } from "./trpc";

/** Everything in one REPEATABLE READ snapshot, so that the cursor says exactly what is in it. */
async function start({ actor }: ReadContext): Promise<Start> {
  return inSnapshot(async (sql) => {
    const [{ clock, totals }, me, [company], people, teams, stages, tags, lostReasons, notices, cards] =
      await Promise.all([
        clockAndTotals(sql, actor),
        readMe(sql, actor),
        all<CompanyRecord>(sql, actor, "identity.company"),
        all<PersonRecord>(sql, actor, "identity.person"),
        all<SalesTeamRecord>(sql, actor, "identity.salesTeam"),
        all<StageRecord>(sql, actor, "crm.stage"),
        all<TagRecord>(sql, actor, "crm.tag"),
        all<LostReasonRecord>(sql, actor, "crm.lostReason"),
        noticesFor(sql, actor).then((ids) => all<NoticeRecord>(sql, actor, "messaging.notice", ids)),
        firstCards(sql, actor),
      ]);
    if (!company) throw new Refusal("rule", "no_company");
    return {
      cursor: { epoch: clock.epoch, access: actor.accessVersion, seq: clock.seq },
      ...me,
      ...{ company, people, teams, stages, tags, lostReasons, notices, cards, totals },
      total: totals.reduce((sum, { count }) => sum + count, 0),
      next: "open",
    };
  });
}

async function clockAndTotals(sql: Sql, actor: Actor) {
  const clock = await readClock(sql);
  return { clock, totals: await columnTotals(sql, actor, `${clock.epoch} ${clock.seq}`) };
}

/** All records of a small kind, or those named, as this person may read them. */
async function all<Record>(
  sql: Sql,
  actor: Actor,
  entity: LiveEntity,
  ids: readonly string[] | null = null,
): Promise<Record[]> {
  const reader = entityReaders[entity];
  const rows = await reader.load(sql, ids);
  return [...rows.values()]
    .filter((row) => reader.canSee(actor, row))
    .map((row) => reader.view(row, actor.role) as Record);
}

const pageInput = z.strictObject({ after: z.string().check(z.regex(/^(open|won|lost)( [0-9a-f-]{36})?$/)) });

/** A further page of cards. `asOf` tells the client which of its tombstones are younger than the page. */
async function page({ actor }: ReadContext, { after }: z.infer<typeof pageInput>) {
  return inSnapshot(async (sql) => {
    const { seq } = await readClock(sql);
    return { asOf: seq, ...(await cardPage(sql, actor, after)) };
  });
}

export const liveRouter = router({
  start: member.query(read(start)),
  page: member.input(pageInput).query(read(page)),
  since: member.input(cursorInput).query(read(since(entityReaders))),
});
