import { isDeepStrictEqual } from "node:util";
import { Random } from "@/testing/harness/random";
import { until } from "@/testing/until";
import { moveCard } from "@/ui/crm/opportunity/commands/move";
import { type Device, openDevice } from "./devices";
import { summarise } from "./figures";
import type { Bench } from "./main";
import { teamOfItsOwn } from "./people";
import { database } from "./server-under-test";
import { openCards } from "./writes";

const clients = 20;
const shared = 100;
const moves = 10_000;

/** Twenty devices that all move the same hundred cards, each as its own board shows them, until so many were accepted. */
export const movesOfTwenty: Bench = async () => {
  const { teamId, people } = await teamOfItsOwn(clients, shared);
  const devices = await Promise.all(people.map((person) => openDevice(person)));
  const { cards, stages } = await openCards(shared, teamId);
  const ids = cards.map(({ id }) => id);
  const before = await written(ids);
  const counts = { accepted: 0, refused: 0 };
  const perSecond: number[] = [];
  let seen = 0;
  const second = setInterval(() => {
    perSecond.push(counts.accepted - seen);
    seen = counts.accepted;
  }, 1_000);
  const begun = performance.now();
  await Promise.all(
    devices.map(async (device, n) => {
      const random = new Random(n + 1);
      for (let done = 0; done < moves / clients; ) {
        const outcome = await moveAny(device, { ids, stages, random });
        if (outcome.ok) done++;
        else device.live.outbox.dismiss(outcome.mutationId);
        counts[outcome.ok ? "accepted" : "refused"]++;
      }
    }),
  );
  clearInterval(second);
  const took = (performance.now() - begun) / 1000;
  const after = await written(ids);
  const same = await sameOrder(devices, ids, stages);
  for (const { live } of devices) live.stop();

  const once = [after.versions - before.versions, after.logged - before.logged].map(
    (effects) => 100 - (100 * Math.abs(effects - counts.accepted)) / counts.accepted,
  );
  const what = `${clients} devices moving the same ${shared} cards, ${counts.accepted} moves accepted in ${took.toFixed(0)} s, ${counts.refused} refused as conflicts and asked again`;
  return {
    "moves.hundred": {
      ...summarise(
        [Math.min(...once)],
        `${what}; each raised its card's version once and is once in the log`,
      ),
      n: counts.accepted,
    },
    "moves.hundred.order": {
      ...summarise([(100 * same) / clients], `${what}; devices whose columns read as the server's`),
      n: clients,
    },
    "moves.hundred.rate": summarise(perSecond, `${what}; devices, server and database on one machine`),
  };
};

type Field = { readonly ids: readonly string[]; readonly stages: readonly string[]; readonly random: Random };

/** Between two neighbours of a column as this device shows it now. */
function moveAny({ live, board }: Device, { ids, stages, random }: Field) {
  const [id, toStageId] = [random.pick(ids), random.pick(stages)];
  const column = board.ids(toStageId).filter((one) => one !== id);
  const place = random.below(column.length + 1);
  const neighbours = { afterId: column[place - 1] ?? null, beforeId: column[place] ?? null };
  return moveCard({ id, toStageId, ...neighbours }, live);
}

/** What the database has noted of them: the sum of their versions, and their lines in the log. */
async function written(ids: readonly string[]) {
  const { rows } = await database.query<{ versions: number; logged: number }>(
    `SELECT (SELECT sum(version)::int FROM opportunity WHERE id = ANY($1)) AS versions,
       (SELECT count(*)::int FROM change_log WHERE record_id = ANY($1)) AS logged`,
    [ids],
  );
  return { versions: rows[0]?.versions ?? 0, logged: rows[0]?.logged ?? 0 };
}

/** How many devices show each column as the server has it, once all have heard of everything. */
async function sameOrder(devices: readonly Device[], ids: readonly string[], stages: readonly string[]) {
  const { rows: clock } = await database.query<{ seq: string }>("SELECT max(seq) AS seq FROM change_log");
  const last = Number(clock[0]?.seq);
  await until(() => devices.every(({ live }) => (live.store.cursor?.seq ?? 0) >= last), 15_000, 20);
  const { rows } = await database.query<{ id: string; stageId: string }>(
    `SELECT id, stage_id AS "stageId" FROM opportunity WHERE id = ANY($1) ORDER BY position COLLATE "C", id`,
    [ids],
  );
  const columnOf = (stage: string) => rows.filter(({ stageId }) => stageId === stage).map(({ id }) => id);
  return devices.filter(({ board }) =>
    stages.every((stage) => isDeepStrictEqual(board.ids(stage), columnOf(stage))),
  ).length;
}
