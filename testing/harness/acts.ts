import type { OpportunityCard } from "@/common/crm/records";
import { addNote } from "@/ui/crm/opportunity/commands/add-note";
import { createOpportunity } from "@/ui/crm/opportunity/commands/create";
import { editOpportunity } from "@/ui/crm/opportunity/commands/edit";
import { loseOpportunity } from "@/ui/crm/opportunity/commands/lose";
import { moveCard } from "@/ui/crm/opportunity/commands/move";
import { removeOpportunity, undeleteOpportunity } from "@/ui/crm/opportunity/commands/remove";
import { restoreOpportunity } from "@/ui/crm/opportunity/commands/restore";
import { winOpportunity } from "@/ui/crm/opportunity/commands/win";
import { newId } from "@/ui/live/new-id";
import type { Outcome } from "@/ui/live/outbox-entry";
import type { HarnessClient } from "./harness-client";
import type { Random } from "./random";
import type { World } from "./world";

/** What people do, by chance; how often in a hundred stands beside it. Refusals are part of it. */
export const acts = {
  move: 34,
  edit: 22,
  create: 10,
  note: 9,
  win: 5,
  lose: 5,
  restore: 4,
  remove: 3,
  undelete: 2,
  tag: 3,
  stage: 3,
} as const;
export type Act = keyof typeof acts;

type Scene = { readonly world: World; readonly client: HarnessClient; readonly random: Random };

/** Does one thing as one person, through the product's own commands; null where there is nothing to do it to. */
export function perform(act: Act, scene: Scene): Promise<Outcome> | null {
  const { client, random } = scene;
  const { live } = client;
  if (act === "create") return create(scene);
  if (act === "tag") return live.outbox.perform("crm.tag.edit", tagEdit(scene), null);
  if (act === "stage") return live.outbox.perform("crm.stage.edit", stageEdit(scene), null);
  const cards = live.store.list("crm.opportunity");
  return cards.length === 0 ? null : onCard[act](scene, random.pick(cards));
}

const onCard: Record<
  Exclude<Act, "create" | "tag" | "stage">,
  (scene: Scene, card: OpportunityCard) => Promise<Outcome>
> = {
  move,
  edit,
  note: ({ client }, { id }) => addNote({ id, body: `note ${newId()}` }, client.live),
  win: ({ client }, { id }) => winOpportunity({ id }, client.live),
  restore: ({ client }, { id }) => restoreOpportunity({ id }, client.live),
  remove: ({ client }, { id }) => removeOpportunity({ id }, client.live),
  undelete: ({ client }, { id }) => undeleteOpportunity({ id }, client.live),
  lose: ({ client, random }, { id }) => {
    const reasonName = random.chance(0.5) ? `Reason ${random.below(3)}` : null;
    return loseOpportunity({ id, reasonId: null, reasonName, note: "Too dear" }, client.live);
  },
};

function create({ world, client, random }: Scene): Promise<Outcome> {
  const { teamIds } = world.access.now(client.member.personId);
  return createOpportunity(
    {
      name: `Opportunity ${random.below(1_000)}`,
      stageId: random.pick(world.stages),
      teamId: teamIds.length > 0 && random.chance(0.8) ? random.pick(teamIds) : null,
      ownerId: random.chance(0.8) ? client.member.personId : null,
      customerId: random.chance(0.5) ? random.pick(world.partners) : null,
      customerName: random.chance(0.2) ? `Customer ${random.below(5)}` : null,
      expectedRevenue: amount(random),
    },
    client.live,
  );
}

/** Between two neighbours of the column as this client sees it, or on top. */
function move({ world, client, random }: Scene, card: OpportunityCard): Promise<Outcome> {
  const toStageId = random.pick(world.stages);
  const ids = client.index.ids(toStageId).filter((id) => id !== card.id);
  const place = random.below(ids.length + 1);
  const neighbours = { afterId: ids[place - 1] ?? null, beforeId: ids[place] ?? null };
  return moveCard({ id: card.id, toStageId, ...neighbours }, client.live);
}

function edit({ world, client, random }: Scene, card: OpportunityCard): Promise<Outcome> {
  const field = random.weighted({
    name: 3,
    expectedRevenue: 3,
    tagIds: 2,
    ownerId: 2,
    teamId: 2,
    priority: 1,
    customerId: 1,
  });
  const next = {
    name: () => ({ name: `Renamed ${random.below(1_000)}` }),
    expectedRevenue: () => ({ expectedRevenue: amount(random) }),
    tagIds: () => ({ tagIds: world.tags.filter(() => random.chance(0.5)) }),
    ownerId: () => ({ ownerId: random.chance(0.2) ? null : random.pick(world.members).personId }),
    teamId: () => ({ teamId: random.chance(0.2) ? null : random.pick(world.teams) }),
    priority: () => ({ priority: random.below(4) }),
    customerId: () => ({ customerId: random.pick(world.partners) }),
  }[field]();
  return editOpportunity(card.id, next, {}, client.live);
}

const tagEdit = ({ world, random }: Scene) => ({
  id: random.pick(world.tags),
  changes: { hue: 1 + random.below(12) },
});

const stageEdit = ({ world, random }: Scene) => ({
  id: random.pick(world.stages.slice(0, 3)),
  changes: { probability: String(random.below(101)) },
});

const amount = (random: Random): string =>
  `${random.below(100_000)}.${String(random.below(100)).padStart(2, "0")}`;
