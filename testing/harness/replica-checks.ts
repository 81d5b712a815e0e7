import { isDeepStrictEqual } from "node:util";
import { type CardTuple, cardOf, fromTuple } from "@/common/crm/card-tuple";
import type { OpportunityCard } from "@/common/crm/records";
import type { Start } from "@/common/live-start";
import type { HarnessClient } from "./harness-client";
import type { Member, World } from "./world";

/** What the server shows a person, read as a fresh client would. */
export type ServerView = { readonly start: Start; readonly cards: readonly CardTuple[] };

export async function readServerView(world: World, member: Member): Promise<ServerView> {
  const wire = world.wireOf(
    member,
    world.reachable(([app]) => app as NonNullable<typeof app>),
  );
  const start = await wire.start();
  const cards = new Map(start.cards.map((tuple) => [tuple[0], tuple]));
  for (let next = start.next; next !== null; ) {
    const page = await wire.page(next);
    for (const tuple of page.cards) cards.set(tuple[0], tuple);
    next = page.next;
  }
  return { start, cards: [...cards.values()] };
}

/** I1, I7, I11, I12 of one client after quiet. `columnsOf`: how its board reads. */
export function checkReplica(
  client: HarnessClient,
  view: ServerView,
  columnsOf: (stageId: string) => readonly string[] = (stageId) => client.index.ids(stageId),
): void {
  const cards = view.cards.map((tuple) => fromTuple(tuple));
  checkCards(client, cards);
  checkColumns(
    client,
    cards.map(({ card }) => card),
    columnsOf,
  );
  checkShared(client, view.start);
  const { entries } = client.live.outbox;
  const left = entries.filter(({ state }) => state !== "needsAttention");
  if (left.length > 0) client.violation(`I7: the outbox still holds ${left.map(({ command }) => command)}`);
}

function checkCards(client: HarnessClient, cards: readonly ReturnType<typeof fromTuple>[]): void {
  const { store } = client.live;
  const expected = new Set(cards.map(({ card }) => card.id));
  for (const { card, customer } of cards) {
    const held = store.get("crm.opportunity", card.id);
    if (!held || held.version < card.version) {
      client.violation(
        `I1: ${card.id} never came beyond version ${held?.version}, the server has ${card.version}`,
      );
    }
    if (!isDeepStrictEqual(held, card))
      client.violation(`I7: ${JSON.stringify(held)} is ${JSON.stringify(card)}`);
    if (customer && store.get("partners.name", customer.id)?.name !== customer.name) {
      client.violation(`I7: the customer ${customer.id} is called ${customer.name}`);
    }
  }
  for (const { id } of store.list("crm.opportunity")) {
    if (!expected.has(id)) client.violation(`I7: ${id} is held and not theirs`);
  }
}

function checkShared(client: HarnessClient, start: Start): void {
  const { store } = client.live;
  const kinds = {
    "identity.person": start.people,
    "identity.salesTeam": start.teams,
    "crm.stage": start.stages,
    "crm.tag": start.tags,
    "crm.lostReason": start.lostReasons,
  } as const;
  for (const [kind, records] of Object.entries(kinds)) {
    const held = store.list(kind as keyof typeof kinds);
    if (held.length !== records.length)
      client.violation(`I7: ${held.length} of ${records.length} ${kind} are held`);
    for (const record of records) {
      const copy = store.get(kind as keyof typeof kinds, record.id);
      if (!isDeepStrictEqual(copy, record)) {
        client.violation(`I7: ${kind} ${JSON.stringify(copy)} is ${JSON.stringify(record)}`);
      }
    }
  }
}

function checkColumns(
  client: HarnessClient,
  cards: readonly OpportunityCard[],
  columnsOf: (stageId: string) => readonly string[],
): void {
  const shown = new Map<string, number>();
  for (const { id: stageId } of client.live.store.list("crm.stage")) {
    const ids = columnsOf(stageId);
    for (const id of ids) shown.set(id, (shown.get(id) ?? 0) + 1);
    const order = cards
      .filter((card) => card.stageId === stageId)
      .sort((a, b) => compare(a.position, b.position) || compare(a.id, b.id))
      .map(({ id }) => id);
    const both = ids.filter((id) => order.includes(id));
    if (
      !isDeepStrictEqual(
        both,
        order.filter((id) => ids.includes(id)),
      )
    ) {
      client.violation(`I12: column ${stageId} is in another order than the server's`);
    }
  }
  for (const { id } of cards) {
    if (shown.get(id) !== 1) client.violation(`I11: ${id} is in ${shown.get(id) ?? 0} columns`);
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** I10: what the feed sent of a record is what the read path gives this person of the same version. */
export async function checkPayloads(client: HarnessClient, world: World, most = 10): Promise<void> {
  const wire = world.wireOf(
    client.member,
    world.reachable(([app]) => app as NonNullable<typeof app>),
  );
  const held = [...client.received.values()].filter(({ id }) => client.live.store.get("crm.opportunity", id));
  const looked = held.slice(-most);
  const reads = looked.length > 0 ? await wire.opportunities(looked.map(({ id }) => id)) : [];
  for (const record of looked) {
    const read = reads.find(({ id }) => id === record.id);
    if (!read) client.violation(`I7: ${record.id} is held and cannot be read`);
    if (read?.version !== record.version) continue;
    const extra = Object.keys(record).filter((field) => !(field in read));
    if (extra.length > 0) client.violation(`I10: the feed sent ${extra} of ${record.id}`);
    if (!isDeepStrictEqual(cardOf(read), cardOf(record)))
      client.violation(`I7: the feed sent another ${record.id}`);
  }
}
