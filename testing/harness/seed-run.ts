import { newId } from "@/ui/live/new-id";
import { until } from "../until";
import { acts, perform } from "./acts";
import { checkAcknowledged, checkLog, checkNotes, checkPromised, checkRefused } from "./database-checks";
import { shiftClock } from "./device-clock";
import { freshBoard } from "./fresh-board";
import { HarnessClient } from "./harness-client";
import { aHeavyFault, type HeavyFault, type HeavyFaultName, heavyFaults } from "./heavy-faults";
import type { ClientDefect } from "./plants";
import { Random } from "./random";
import { checkPayloads, checkReplica, readServerView, type ServerView } from "./replica-checks";
import { letIn, lockOut, restoreAccess, type Scene, strike } from "./troubles";
import type { Member, World } from "./world";

const steps = 36;
const devices = 4;
const patience = 45_000;

type Options = {
  /** Planted in the first client. */
  readonly defect?: ClientDefect;
  /** Struck for certain. */
  readonly heavy?: HeavyFaultName;
  /** Something done between the random part and the checks. */
  readonly meddle?: (world: World, clients: readonly HarnessClient[], scene: Scene) => Promise<void>;
};

/** One seed: people work while things go wrong, then quiet, then the invariants. Answers what they found. */
export async function runSeed(world: World, seed: number, options: Options = {}): Promise<string[]> {
  const random = new Random(seed);
  const clock = shiftClock(random.weighted({ right: 6, dayAhead: 2, dayBehind: 2 }));
  world.pace.forget();
  await restoreAccess(world);
  await freshBoard(world, random);
  const clients = aCrowd(world, random, options.defect ?? null);
  const scene: Scene = { world, clients, random, promised: new Set() };
  try {
    for (const client of clients) void client.live.start();
    await until(() => clients.every(({ live }) => live.session.state === "signedIn"), patience);
    const outed =
      random.chance(0.15) && !options.defect && !options.heavy
        ? await lockedOut(world, clients, random)
        : null;
    const byChance = aHeavyFault(random);
    const isPlain = Object.keys(options).length === 0 && !outed;
    if (random.chance(0.07)) await world.killOne(random.below(2));
    const name = options.heavy ?? (isPlain ? byChance : null);
    const heavy: HeavyFault | null = name && heavyFaults[name];
    await Promise.all([work(scene, options.defect !== undefined), heavy?.during?.(scene)]);
    await heavy?.after?.(scene);
    await options.meddle?.(world, clients, scene);
    await quiet(world, clients);
    await check(scene);
    if (outed) await letIn(world, outed);
  } finally {
    for (const { live } of clients) live.stop();
    clock.back();
  }
  const found = clients.flatMap(({ violations }) => violations);
  const general = [...world.violations.splice(0), ...world.log.violations.splice(0)];
  return [...found, ...general].map((text) => `seed ${seed}: ${text}`);
}

/** Some people at one device, some at two. */
function aCrowd(world: World, random: Random, defect: ClientDefect | null): HarnessClient[] {
  return Array.from({ length: devices }, (_, place) => {
    const member = place === 0 && defect ? world.members[2] : random.pick(world.members);
    return new HarnessClient(world, member ?? world.admin, random, place === 0 ? defect : null);
  });
}

/** One of them is taken off duty in the middle of it: their devices must forget everything. */
async function lockedOut(
  world: World,
  clients: readonly HarnessClient[],
  random: Random,
): Promise<Member | null> {
  const { member } = random.pick(clients);
  if (member === world.admin) return null;
  await lockOut(world, member);
  return member;
}

/** A client with a defect does half of it, so that the defect has something to spoil. */
async function work(scene: Scene, hasDefect: boolean): Promise<void> {
  const { world, clients, random } = scene;
  for (let step = 0; step < steps; step++) {
    const client = random.pick(hasDefect && random.chance(0.5) ? clients.slice(0, 1) : clients);
    void perform(random.weighted(acts), { world, client, random });
    if (random.chance(0.2)) await strike(scene);
    if (random.chance(0.7)) await new Promise((resolve) => setTimeout(resolve, random.below(12)));
    if (random.chance(0.1)) wakeAll(clients);
  }
}

/** Nothing goes wrong any more; every device gets what it lacks by itself, the last word through the feed. */
async function quiet(world: World, clients: readonly HarnessClient[]): Promise<void> {
  for (const { network } of clients) {
    network.lossRate = 0;
    network.twiceRate = 0;
    network.disorderRate = 0;
  }
  for (const network of world.networks) network.fair();
  await world.settled();
  const isDone = ({ live }: HarnessClient) =>
    live.session.state === "signedOut" ||
    (live.sync.state === "live" && live.sync.waiting.length === 0 && live.snapshot.complete);
  await eventually(clients, isDone, "does not come to rest", () => wakeAll(clients));
  const { seq } = await world.asAdmin("crm.tag.create", { id: newId(), name: `Quiet ${newId()}`, hue: 1 });
  const hasHeard = ({ live }: HarnessClient) =>
    live.session.state === "signedOut" || (live.store.cursor?.seq ?? 0) >= seq;
  await eventually(clients, hasHeard, `never hears of ${seq}`, () => undefined);
}

function wakeAll(clients: readonly HarnessClient[]): void {
  for (const { live } of clients) {
    live.pauses.wake();
    live.outbox.flush();
  }
}

async function eventually(
  clients: readonly HarnessClient[],
  isSo: (client: HarnessClient) => boolean,
  complaint: string,
  again: () => void,
): Promise<void> {
  try {
    await until(
      () => {
        again();
        return clients.every(isSo);
      },
      patience,
      15,
    );
  } catch {
    for (const client of clients)
      if (!isSo(client)) client.violation(`I1: ${complaint}: ${JSON.stringify(client.live.sync)}`);
  }
}

async function check({ world, clients, promised }: Scene): Promise<void> {
  const views = new Map<Member, ServerView>();
  for (const client of clients) {
    const { live, member } = client;
    if (!world.access.now(member.personId).active) {
      const held = live.store.list("crm.opportunity").length;
      if (live.session.state !== "signedOut" || held > 0) {
        client.violation(`I9: off duty, ${live.session.state}, ${live.sync.state}, ${held} records held`);
      }
      continue;
    }
    const view = views.get(member) ?? (await readServerView(world, member));
    views.set(member, view);
    checkReplica(client, view);
    await checkPayloads(client, world);
  }
  const refused = clients.flatMap(({ live }) => live.sync.needsAttention);
  const held = clients.flatMap(({ shelf }) => shelf.held);
  const [first] = clients;
  for (const text of [
    ...(await checkLog(world.log)),
    ...(await checkNotes()),
    ...(await checkRefused(refused)),
    ...(await checkPromised(promised, held)),
    ...(await checkAcknowledged(clients.flatMap(({ acknowledged }) => [...acknowledged]))),
    ...world.checkProcesses(),
  ]) {
    first?.violation(text);
  }
}
