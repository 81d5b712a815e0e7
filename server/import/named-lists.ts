import { randomUUID } from "node:crypto";
import { generateKeyBetween } from "fractional-indexing";
import type { LiveEntity } from "@/common/live";
import type { WriteContext } from "@/server/core/context";
import { toEveryone } from "@/server/core/shared-record";
import type { ImportFile, Item, Plan } from "./batches";
import { flagIn, nameKey, neededIn, wholeIn } from "./cells";
import type { Known } from "./known";

/** Teams, tags, lost reasons and stages: what a name is known for already is left as it is. */

/** The order in which hues are given to what is new. */
const hues = [1, 5, 11, 3, 9, 2, 6, 8, 10, 7, 12, 4];
const hueFor = (place: number): number => hues[place % hues.length] ?? 1;

type Named = { readonly name: string };
type List = { file: string; entity: LiveEntity; of(known: Known): Map<string, string>; insert: string };

const namedList = ({ file, entity, of, insert }: List): ImportFile<Named> => ({
  ...{ file, needed: ["name"], optional: [], notKept: {} },
  read: (row) => ({ name: neededIn(row, "name", 120) }),
  async plan(ctx, items, known) {
    const { plan, fresh } = comparedByName(items, of(known));
    return {
      ...plan,
      write: async () => {
        for (const { id, name } of fresh) {
          const hue = insert.includes("$3")
            ? [hueFor(of(known).size - fresh.length + fresh.findIndex((one) => one.id === id))]
            : [];
          await ctx.sql(insert, [id, name, ...hue]);
          ctx.changed(entity, id, toEveryone.created);
        }
      },
    };
  },
});

export const teamsFile = namedList({
  file: "teams.csv",
  entity: "identity.salesTeam",
  of: (known) => known.teams,
  insert: "INSERT INTO sales_team (id, name, hue, updated_at) VALUES ($1, $2, $3, now())",
});
export const tagsFile = namedList({
  file: "tags.csv",
  entity: "crm.tag",
  of: (known) => known.tags,
  insert: "INSERT INTO tag (id, name, hue) VALUES ($1, $2, $3)",
});
export const reasonsFile = namedList({
  file: "lost_reasons.csv",
  entity: "crm.lostReason",
  of: (known) => known.reasons,
  insert: "INSERT INTO lost_reason (id, name) VALUES ($1, $2)",
});

function comparedByName<V extends Named>(items: readonly Item<V>[], names: Map<string, string>) {
  const fresh: (V & { id: string })[] = [];
  const outcomes = items.map(({ value }) => {
    if (names.has(nameKey(value.name))) return "unchanged" as const;
    const id = randomUUID();
    names.set(nameKey(value.name), id);
    fresh.push({ ...value, id });
    return "created" as const;
  });
  return { plan: { outcomes }, fresh };
}

type StageRow = { readonly name: string; readonly sequence: number; readonly isWon: boolean };

export const stagesFile: ImportFile<StageRow> = {
  ...{ file: "stages.csv", needed: ["name", "sequence"], optional: ["is_won"], notKept: {} },
  read: (row) => ({
    name: neededIn(row, "name", 120),
    sequence: wholeIn(row, "sequence", 0, 1_000_000),
    isWon: flagIn(row, "is_won"),
  }),
  plan: planStages,
};

/** New stages are shared by all teams and stand where the file has them, among those that exist. */
async function planStages(ctx: WriteContext, items: readonly Item<StageRow>[], known: Known): Promise<Plan> {
  const { plan, fresh } = comparedByName(items, known.stages);
  for (const stage of fresh) if (stage.isWon) known.wonStages.add(stage.id);
  const inOrder = items.map(({ value }) => value).sort((a, b) => a.sequence - b.sequence);
  return {
    ...plan,
    write: async () => {
      for (const [place, { name }] of inOrder.entries()) {
        const stage = fresh.find((one) => one.name === name);
        if (!stage) continue;
        const previous = inOrder[place - 1];
        const position = await positionBehind(
          ctx,
          previous ? known.stages.get(nameKey(previous.name)) : undefined,
        );
        const probability = stage.isWon ? 100 : Math.round((100 * (place + 1)) / (inOrder.length + 1));
        await ctx.sql(
          "INSERT INTO stage (id, name, position, is_won, probability, hue) VALUES ($1, $2, $3, $4, $5, $6)",
          [stage.id, name, position, stage.isWon, probability, hueFor(place)],
        );
        ctx.changed("crm.stage", stage.id, toEveryone.created);
      }
    },
  };
}

async function positionBehind(ctx: WriteContext, stageId: string | undefined): Promise<string> {
  const [found] = await ctx.sql<{ above: string | null; below: string | null }>(
    `SELECT a.position AS above,
       (SELECT min(s.position) FROM stage s WHERE a.position IS NULL OR s.position > a.position) AS below
     FROM (SELECT 1) one LEFT JOIN stage a ON a.id = $1::uuid`,
    [stageId ?? null],
  );
  return generateKeyBetween(found?.above ?? null, found?.below ?? null);
}
