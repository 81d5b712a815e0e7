import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { createTag } from "@/server/crm/tag/create";
import { addNote } from "@/ui/crm/opportunity/commands/add-note";
import { LiveClient } from "@/ui/live/client";
import { serverWire } from "@/ui/live/server-wire";
import { openSocket } from "@/ui/live/socket-link";
import { runTyped } from "../commands";
import { aPerson } from "../people";
import { anOpportunity, aStage } from "../pipeline";
import { cookieFor } from "../session-row";
import { until } from "../until";
import { webServer } from "../web-server";
import { TcpProxy } from "./tcp-proxy";

const { place } = webServer();

/** A client whose network is a proxy of the test's. */
async function aClientBehindAProxy() {
  await prisma.company.create({ data: { name: "Far away" } });
  const id = await anOpportunity({ stageId: await aStage() });
  const admin = await aPerson({ role: "admin" });
  const cookie = await cookieFor(admin.personId);
  const proxy = await TcpProxy.before({ host: "127.0.0.1", port: Number(new URL(place.origin).port) });
  const [url, headers] = [`http://127.0.0.1:${proxy.port}`, { cookie }];
  const wire = {
    ...serverWire({ url: `${url}/rpc`, headers }),
    open: (events: Parameters<LiveClient["wire"]["open"]>[0]) => openSocket({ url, headers }, events),
  };
  const client = new LiveClient(wire, { schedule: (work) => work(), keeper: null });
  await client.start();
  await until(() => client.sync.state === "live", 15_000);
  return { client, proxy, admin, id };
}

test.skipIf(process.env["HARNESS_CHAOS"] === undefined)(
  "a network that falls silent shows within 30 s; 5 s after it is back all that waited is there, once",
  { timeout: 120_000 },
  async () => {
    const { client, proxy, admin, id } = await aClientBehindAProxy();
    const silentAt = performance.now();
    proxy.fallSilent();
    void addNote({ id, body: "Written into the silence" }, client);
    await until(() => client.sync.state === "offline", 40_000);
    expect(performance.now() - silentAt).toBeLessThan(30_000);
    const made = { id: randomUUID(), name: "Made meanwhile", hue: 1 };
    await runTyped(admin, (ctx) => createTag(ctx, made));
    await new Promise((resolve) => setTimeout(resolve, 15_000));

    const backAt = performance.now();
    proxy.speak();
    await until(() => client.sync.state === "live" && client.sync.waiting.length === 0, 40_000);
    expect(performance.now() - backAt).toBeLessThan(5_000);
    expect(await prisma.timelineEntry.count({ where: { recordId: id, kind: "note" } })).toBe(1);
    expect(client.store.get("crm.tag", made.id)).toMatchObject({ name: made.name });
    client.stop();
    await proxy.close();
  },
);
