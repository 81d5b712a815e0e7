import { generateNKeysBetween } from "fractional-indexing";
import { inStatements } from "@/server/core/db";
import type { Random } from "./random";
import type { World } from "./world";

const cards = 12;

/**
 * Takes away what earlier seeds left and lays out some cards, so that a seed plays the same whatever was played before
 * it, and as fast. The clock goes on: nobody's place in the log becomes another one.
 */
export async function freshBoard(world: World, random: Random): Promise<void> {
  await inStatements(async ({ sql, commit }) => {
    const [clock] = await sql<{ seq: string }>("SELECT seq FROM clock FOR UPDATE");
    // Nobody can commit now, so what is deleted has been looked at.
    await world.log.look();
    for (const table of cleared) await sql(`DELETE FROM ${table}`);
    await sql("DELETE FROM tag WHERE id <> ALL($1::uuid[])", [world.tags]);
    world.log.forget();
    const laid = await sql<{ id: string }>(laying, [JSON.stringify(layOut(world, random)), clock?.seq]);
    await sql("UPDATE clock SET seq = seq + $1", [laid.length]);
    await commit();
  });
}

const cleared = [
  ...["notice", "timeline_entry", "opportunity_batch", "opportunity", "lost_reason"],
  ...["mutation", "change_log"],
];

const laying = `
  WITH laid AS (
    INSERT INTO opportunity (id, name, stage_id, position, team_id, owner_id, expected_revenue, search_text,
      updated_at)
    SELECT gen_random_uuid(), row.name, row.stage, row.position, row.team, row.owner, 100, lower(row.name), now()
    FROM jsonb_to_recordset($1::jsonb) AS row (name text, stage uuid, position text, team uuid, owner uuid)
    RETURNING id
  )
  INSERT INTO change_log (seq, entity, record_id, op, audience_before, audience_after)
  SELECT $2::bigint + row_number() OVER (), 'crm.opportunity', id, 'created', '{}', '{all}' FROM laid
  RETURNING record_id AS id`;

function layOut({ stages, teams, members }: World, random: Random) {
  return generateNKeysBetween(null, null, cards).map((position, place) => ({
    name: `Laid out ${place}`,
    stage: random.pick(stages.slice(0, 3)),
    position,
    team: random.chance(0.8) ? random.pick(teams) : null,
    owner: random.chance(0.7) ? random.pick(members).personId : null,
  }));
}
