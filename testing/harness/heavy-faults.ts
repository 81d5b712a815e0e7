import { until } from "../until";
import { acts, perform } from "./acts";
import type { Random } from "./random";
import { killPostgres, restoreBackup } from "./server-troubles";
import type { Scene } from "./troubles";

/** A fault that takes seconds: beside the random part of a seed, or after it. */
export type HeavyFault = {
  readonly during?: (scene: Scene) => Promise<void>;
  readonly after?: (scene: Scene) => Promise<void>;
};

/** Milliseconds within which a device must have noticed. */
const noticedWithin = 30_000;

export const heavyFaults = {
  postgres: { during: killPostgres },
  backup: { after: restoreBackup },
  silence: { after: silence },
} satisfies Record<string, HeavyFault>;
export type HeavyFaultName = keyof typeof heavyFaults;

/** By chance in a long run only: `npm test` has each that takes little time once. */
export function aHeavyFault(random: Random): HeavyFaultName | null {
  const by = random.weighted({ none: 86, postgres: 6, backup: 6, silence: 2 });
  return by === "none" || !process.env["HARNESS_CHAOS"] ? null : by;
}

/** Every connection of the people is dead, and nobody is told; they go on working. */
async function silence({ world, clients, random }: Scene): Promise<void> {
  for (const network of world.networks) network.fallSilent();
  for (let step = 0; step < 8; step++) {
    void perform(random.weighted(acts), { world, client: random.pick(clients), random });
  }
  const isAway = () =>
    clients.every(({ live }) => live.session.state === "signedOut" || live.sync.state === "offline");
  await until(isAway, noticedWithin + 20 * world.pace.jitter, 20).catch(() =>
    world.violations.push("I1: a device does not notice that it hears nothing any more"),
  );
  for (const network of world.networks) network.speak();
}
