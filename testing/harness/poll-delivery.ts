import { randomUUID } from "node:crypto";
import { transact } from "@/server/core/transact";
import { createTag } from "@/server/crm/tag/create";
import { until } from "../until";
import { HarnessClient } from "./harness-client";
import { Random } from "./random";
import type { World } from "./world";

const pollEvery = 500;
const margin = 500;
const rounds = 5;

/**
 * I15: commits made by this process, whose feed does not run and so wakes nobody, reach the clients of both app
 * processes by their poll. `late`: milliseconds by which a planted defect holds each delivery back.
 */
export async function deliverByPollAlone(world: World, late = 0): Promise<string[]> {
  world.pace.forget();
  const clients = world.members
    .slice(0, 4)
    .map((member) => new HarnessClient(world, member, new Random(1), null));
  try {
    for (const { live } of clients) void live.start();
    await until(() => clients.every(({ live }) => live.sync.state === "live"), 20_000);
    const violations: string[] = [];
    for (let round = 0; round < (late > 0 ? 1 : rounds); round++)
      violations.push(...(await deliver(world, clients, late)));
    return violations;
  } finally {
    for (const { live } of clients) live.stop();
  }
}

async function deliver(world: World, clients: readonly HarnessClient[], late: number): Promise<string[]> {
  const actor = { ...world.access.now(world.admin.personId), accessVersion: 1 };
  const input = { id: randomUUID(), name: `Polled ${randomUUID()}`, hue: 1 };
  await transact(actor, { id: randomUUID(), command: "crm.tag.create" }, (ctx) => createTag(ctx, input));
  const begun = performance.now();
  await until(() => clients.every(({ live }) => live.store.get("crm.tag", input.id)), 20_000);
  if (late > 0) await new Promise((resolve) => setTimeout(resolve, late));
  const took = Math.round(performance.now() - begun);
  const bound = pollEvery + margin + world.pace.jitter;
  return took <= bound
    ? []
    : [`I15: without wake-ups a change took ${took} ms, the bound is ${Math.round(bound)} ms`];
}
