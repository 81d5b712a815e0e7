import { defaultScope, recordScopes } from "@/common/identity/roles";
import { addNote } from "@/ui/crm/opportunity/commands/add-note";
import { createOpportunity } from "@/ui/crm/opportunity/commands/create";
import { newId } from "@/ui/live/new-id";
import { fairWeather, type Weather } from "../faults/weather";
import { cookieFor } from "../session-row";
import { until } from "../until";
import type { Access } from "./access-record";
import type { HarnessClient } from "./harness-client";
import type { Random } from "./random";
import { holdTransaction, trimLog } from "./server-troubles";
import { inAMonth, type Member, type World } from "./world";

/** What goes wrong, or is changed over people's heads, by chance; how often in a hundred stands beside it. */
export const troubles = {
  ...{ drop: 28, loss: 18, twice: 13, disorder: 16, weather: 12, break: 5 },
  ...{ listen: 6, access: 14, kill: 8, transaction: 6, trim: 3 },
} as const;

export type Scene = {
  readonly world: World;
  readonly clients: HarnessClient[];
  readonly random: Random;
  /** Commands that a person had been told are kept, when their page was killed. */
  readonly promised: Set<string>;
};

export async function strike(scene: Scene): Promise<void> {
  await strikes[scene.random.weighted(troubles)](scene, scene.random.pick(scene.clients));
}

const strikes: Record<keyof typeof troubles, (scene: Scene, struck: HarnessClient) => unknown> = {
  drop: (_, { network }) => network.drop(),
  loss: ({ random }, { network }) => {
    network.lossRate = random.chance(0.5) ? 0.3 : 0;
  },
  twice: ({ random }, { network }) => {
    network.twiceRate = random.chance(0.5) ? 0.5 : 0;
  },
  disorder: ({ random }, { network }) => {
    network.disorderRate = random.chance(0.6) ? 0.4 : 0;
  },
  weather: ({ world, random }) => Object.assign(random.pick(world.networks).weather, random.pick(weathers)),
  break: ({ world, random }) => random.pick(world.networks).reset(),
  listen: ({ world }) => world.cutListeners(),
  access: (scene) => changeAccess(scene, scene.random.pick(scene.world.members.slice(1))),
  kill: killPage,
  // Nobody waits for its end.
  transaction: ({ random }) => void holdTransaction(random.chance(0.7), random.below(400)),
  trim: ({ world }) => trimLog(world),
};

/** Between people and a process, until the next one. */
const weathers: readonly Partial<Weather>[] = [
  fairWeather,
  { latency: 15 },
  { latency: 60 },
  { bytesPerSecond: 20_000 },
  { resetRate: 0.02 },
];

/** The page is killed in the middle of whatever it does, and opened again. */
export function killPage({ clients, random, promised }: Scene, client: HarnessClient): void {
  if (client.isSound) clients[clients.indexOf(client)] = client.killed(random, promised);
}

/** Another role, scope or other teams. */
async function changeAccess({ world, random }: Scene, { personId }: Member): Promise<void> {
  const before = world.access.now(personId);
  if (!before.active) return;
  if (random.chance(0.5)) {
    const teamIds = world.teams.filter(() => random.chance(0.6));
    const teams = teamIds.map((id) => ({ id, leader: false }));
    const after = { ...before, teamIds, ledTeamIds: [] };
    await world.access.change(after, () =>
      world.asAdmin("identity.person.setTeams", { id: personId, teams }),
    );
    return;
  }
  const role = random.pick(["lead", "rep", "reader"] as const);
  const scope = random.chance(0.5) ? random.pick(recordScopes) : defaultScope[role];
  const after: Access = { ...before, role, scope };
  await world.access.change(after, () =>
    world.asAdmin("identity.person.edit", { id: personId, changes: { role, scope } }),
  );
}

/** Everybody's access as it was in the beginning, so that a seed plays the same whatever was played before it. */
export async function restoreAccess(world: World): Promise<void> {
  for (const { personId } of world.members) {
    const [now, first] = [world.access.now(personId), world.access.first(personId)];
    if (now === first) continue;
    const teams = first.teamIds.map((id) => ({ id, leader: first.ledTeamIds.includes(id) }));
    const { role, scope } = first;
    const isSame = { rights: role === now.role && scope === now.scope, teams: now.teamIds === first.teamIds };
    await world.access.change(first, async () => {
      if (!isSame.rights)
        await world.asAdmin("identity.person.edit", { id: personId, changes: { role, scope } });
      if (!isSame.teams) await world.asAdmin("identity.person.setTeams", { id: personId, teams });
    });
  }
}

/** Leaves a person with what they own. */
export async function leaveTeams(world: World, { personId }: Member): Promise<void> {
  const after = { ...world.access.now(personId), teamIds: [], ledTeamIds: [] };
  await world.access.change(after, () =>
    world.asAdmin("identity.person.setTeams", { id: personId, teams: [] }),
  );
}

/** Takes a person off duty: their sessions end. */
export async function lockOut(world: World, { personId }: Member): Promise<void> {
  const after = { ...world.access.now(personId), active: false };
  await world.access.change(after, () =>
    world.asAdmin("identity.person.edit", { id: personId, changes: { active: false } }),
  );
}

/** Back on duty, with a session of their own. */
export async function letIn(world: World, member: Member): Promise<void> {
  const { personId } = member;
  const after = { ...world.access.now(personId), active: true };
  await world.access.change(after, () =>
    world.asAdmin("identity.person.edit", { id: personId, changes: { active: true } }),
  );
  member.cookie = await cookieFor(personId, inAMonth());
}

/**
 * While the first device listens, it writes something itself, and somebody gives its person one more card: news that can
 * only come by the feed.
 */
export async function lastWord(world: World, [client]: readonly HarnessClient[]): Promise<void> {
  if (!client) return;
  const { live, member } = client;
  await restoreAccess(world);
  const { seq } = await world.asAdmin("crm.tag.create", { id: newId(), name: `Heard ${newId()}`, hue: 1 });
  await until(() => {
    live.pauses.wake();
    return live.sync.state === "live" && (live.store.cursor?.seq ?? 0) >= seq;
  }, 30_000);
  const card = { ...aCard(world), ownerId: member.personId };
  await createOpportunity(card, live);
  await addNote({ id: card.id, body: `note ${newId()}` }, live);
  await world.asAdmin("crm.opportunity.create", { ...card, id: newId() });
}

const aCard = (world: World) => ({
  id: newId(),
  name: "The last word",
  stageId: world.stages[0] ?? "",
  teamId: null,
  customerId: null,
  customerName: null,
  expectedRevenue: "1",
});
