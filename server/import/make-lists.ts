import { generateNKeysBetween } from "fractional-indexing";
import type { LiveEntity } from "@/common/live";
import { auditSetting } from "@/server/core/audit-setting";
import type { HotContext } from "@/server/core/context";
import { toEveryone } from "@/server/core/shared-record";
import { lockStages } from "@/server/crm/stage/view";
import type { Lists, Made } from "./lists";
import type { Planned } from "./plan";

const entityOf = {
  stage: "crm.stage",
  team: "identity.salesTeam",
  tags: "crm.tag",
  lostReason: "crm.lostReason",
} as const satisfies Record<Made["field"], LiveEntity>;

/** Of what rows name and nothing here bears: only what a row that is taken needs. */
const needed = ({ made }: Lists, named: ReadonlySet<string>) => made.filter(({ id }) => named.has(id));

export const plannedLists = (lists: Lists, named: ReadonlySet<string>): Planned[] =>
  needed(lists, named).map(({ field, id, row }) => ({
    ...{ row, entity: entityOf[field], recordId: id, outcome: "created", timelineSeq: 0, changes: [] },
    aside: true,
  }));

/** Adds stages, teams, tags and reasons, each noted for the audit log as if somebody had added it by hand. */
export async function makeLists(ctx: HotContext, lists: Lists, named: ReadonlySet<string>): Promise<void> {
  const made = needed(lists, named);
  await addStages(
    ctx,
    made.filter(({ field }) => field === "stage"),
  );
  for (const { field, id, name } of made) {
    const hue = hueOf(name);
    if (field === "team")
      await ctx.sql("INSERT INTO sales_team (id, name, hue, updated_at) VALUES ($1, $2, $3, $4)", [
        id,
        name,
        hue,
        ctx.now,
      ]);
    if (field === "tags")
      await ctx.sql("INSERT INTO tag (id, name, hue) VALUES ($1, $2, $3)", [id, name, hue]);
    if (field === "lostReason")
      await ctx.sql("INSERT INTO lost_reason (id, name) VALUES ($1, $2)", [id, name]);
    ctx.changed(entityOf[field], id, toEveryone.created);
    auditSetting(ctx, { entity: entityOf[field], id, name, what: "created" });
  }
}

/** New stages are shared by all teams and stand before the first one that wins. */
async function addStages(ctx: HotContext, made: readonly Made[]): Promise<void> {
  if (made.length === 0) return;
  const stages = await lockStages(ctx.sql);
  const won = stages.findIndex(({ isWon }) => isWon);
  const place = won < 0 ? stages.length : won;
  const keys = generateNKeysBetween(
    stages[place - 1]?.position ?? null,
    stages[place]?.position ?? null,
    made.length,
  );
  for (const [index, { id, name }] of made.entries())
    await ctx.sql("INSERT INTO stage (id, name, position, probability, hue) VALUES ($1, $2, $3, 50, $4)", [
      ...[id, name, keys[index], hueOf(name)],
    ]);
}

/** 1–12, and the same for the same name. */
const hueOf = (name: string): number =>
  ([...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 12) + 1;
