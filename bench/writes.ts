import { randomUUID } from "node:crypto";
import type { Reply } from "@/common/live";
import { summarise } from "./figures";
import { type HttpClient, httpClient } from "./http-client";
import type { Bench } from "./main";
import { administrator } from "./people";
import { database, processorTime } from "./server-under-test";
import { products } from "./words";

type Card = { id: string; stageId: string };

/** Open cards and the stages they may go to. */
export async function openCards(limit: number, teamId: string | null = null) {
  const cards = await database.query<Card>(
    `SELECT id, stage_id AS "stageId" FROM opportunity
     WHERE status = 'open' AND ($2::uuid IS NULL OR team_id = $2) ORDER BY md5(id::text) LIMIT $1`,
    [limit, teamId],
  );
  const stages = await database.query<{ id: string }>(
    "SELECT id FROM stage WHERE NOT is_won ORDER BY position",
  );
  return { cards: cards.rows, stages: stages.rows.map(({ id }) => id) };
}

/** Moves a card to the top of the next stage, and remembers where it is. */
export async function moveOn<Result = unknown>(client: HttpClient, card: Card, stages: readonly string[]) {
  const next = stages[(stages.indexOf(card.stageId) + 1) % stages.length] ?? card.stageId;
  const input = { id: card.id, stageId: { base: card.stageId, next }, afterId: null, beforeId: null };
  const answer = await client.command<Reply<Result>>("crm.opportunity.move", input);
  card.stageId = next;
  return answer;
}

export const moveOne: Bench = async ({ admin }) => {
  const client = httpClient(admin.cookie);
  const { cards, stages } = await openCards(350);
  const times: number[] = [];
  for (const card of cards) times.push((await moveOn(client, card, stages)).milliseconds);
  client.close();
  return { "move.one": summarise(times.slice(50), "one client, HTTP round trip on loopback, fsync on") };
};

const clients = 8;
const rateSeconds = 8;

export const moveEight: Bench = async () => {
  const { cards, stages } = await openCards(clients * 40);
  const rates: number[] = [];
  // As many sessions: of one alone the server takes a hundred calls a second.
  const people = await Promise.all(Array.from({ length: clients }, administrator));
  const others = people.map(({ cookie }) => httpClient(cookie));
  const runFor = async (seconds: number) => {
    const end = performance.now() + seconds * 1000;
    const counts = await Promise.all(
      others.map(async (client, place) => {
        const mine = cards.filter((_, index) => index % clients === place);
        let done = 0;
        for (; performance.now() < end; done++) {
          const card = mine[done % mine.length];
          if (card) await moveOn(client, card, stages);
        }
        return done;
      }),
    );
    return counts.reduce((sum, count) => sum + count, 0) / seconds;
  };
  await runFor(2);
  const spent = processorTimePer();
  for (let second = 0; second < rateSeconds; second++) rates.push(await runFor(1));
  const profile = spent(rates.reduce((sum, rate) => sum + rate, 0));
  for (const client of others) client.close();
  return {
    "move.eight.rate": summarise(
      rates,
      `${clients} clients over HTTP for ${rateSeconds} s, other cards each, fsync on; of one move ${profile}`,
    ),
  };
};

/** Begins to count; what it answers says where the processor time of each of so many went, in milliseconds. */
function processorTimePer(): (times: number) => string {
  const before = { ...processorTime(), here: ownTime() };
  return (times) => {
    const after = { ...processorTime(), here: ownTime() };
    const each = (part: "app" | "postgres" | "here") => ((after[part] - before[part]) / times).toFixed(2);
    return `the server ${each("app")} ms of processor time, PostgreSQL ${each("postgres")}, the clients ${each("here")}`;
  };
}

function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export const createOne: Bench = async ({ admin }) => {
  const client = httpClient(admin.cookie);
  const { stages } = await openCards(1);
  const { rows } = await database.query<{ id: string }>(
    "SELECT id FROM partner WHERE form = 'company' LIMIT 250",
  );
  const times: number[] = [];
  for (const { id: customerId } of rows) {
    const scoped = { teamId: null, ownerId: admin.id, customerId, customerName: null };
    const input = {
      id: randomUUID(),
      name: "A new heat pump",
      stageId: stages[0],
      ...scoped,
      expectedRevenue: "1250.00",
    };
    times.push((await client.command("crm.opportunity.create", input)).milliseconds);
  }
  client.close();
  return {
    "create.one": summarise(
      times.slice(50),
      "one client, with team, owner and customer, HTTP round trip, fsync on",
    ),
  };
};

export const searchOne: Bench = async ({ admin }) => {
  const client = httpClient(admin.cookie);
  const queries = [...products, "orchid optics", "jade farms 0", "moreau", "ines haddad", "heat maple"];
  const times: number[] = [];
  let most = 0;
  for (let round = 0; round < 5; round++) {
    for (const query of queries) {
      const answer = await client.query<unknown[]>("crm.opportunity.search", { query, limit: 80 });
      most = Math.max(most, answer.data.length);
      if (round > 0) times.push(answer.milliseconds);
    }
  }
  client.close();
  return {
    "search.one": summarise(
      times,
      `${queries.length} queries, up to ${most} rows each, over name, customer, contact and e-mail`,
    ),
  };
};
