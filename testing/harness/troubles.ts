import { defaultScope, recordScopes } from "@/common/identity/roles";
import { addNote } from "@/ui/crm/opportunity/commands/add-note";
import { createOpportunity } from "@/ui/crm/opportunity/commands/create";
import { newId } from "@/ui/live/new-id";
import { cookieFor } from "../session-row";
import { until } from "../until";
import type { Access } from "./access-record";
import type { HarnessClient } from "./harness-client";
import type { Random } from "./random";
import type { Member, World } from "./world";

/** What goes wrong, or is changed over people's heads, by chance; how often in a hundred stands beside it. */
export const troubles = { drop: 35, loss: 20, twice: 15, listen: 8, access: 14, kill: 8 } as const;

export type Scene = {
  readonly world: World;
  readonly clients: HarnessClient[];
  readonly random: Random;
  /** Commands that a person had been told are kept, when their page was killed. */
  readonly promised: Set<string>;
};

export async function strike(scene: Scene): Promise<void> {
  const { world, clients, random } = scene;
  const trouble = random.weighted(troubles);
  const struck = random.pick(clients);
  const { network } = struck;
  if (trouble === "drop") network.drop();
  else if (trouble === "loss") network.lossRate = random.chance(0.5) ? 0.3 : 0;
  else if (trouble === "twice") network.twiceRate = random.chance(0.5) ? 0.5 : 0;
  else if (trouble === "kill") killPage(scene, struck);
  else if (trouble === "listen") await world.cutListeners();
  else await changeAccess(scene, random.pick(world.members.slice(1)));
}

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
  member.cookie = await cookieFor(personId);
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
