import { randomUUID } from "node:crypto";
import { prisma } from "@/server/core/db";
import { LiveClient } from "@/ui/live/client";
import { performOn } from "@/ui/live/outbox";
import { serverWire } from "@/ui/live/server-wire";
import { openSocket } from "@/ui/live/socket-link";
import { leanFetch } from "../harness/lean-fetch";
import { aPerson, aTeam } from "../people";
import { aPipeline } from "../pipeline";
import { cookieFor } from "../session-row";

type Size = { readonly teams: number; readonly people: number; readonly devices: number };

/** The product's own client of one device: its store, its queue, its ways to come back; without its screen. */
export type Device = { readonly live: LiveClient; readonly teamId: string; readonly cookie: string };

/** People in teams, each of whom sees their team's opportunities on several devices. */
export async function aCrowd(origin: string, { teams, people, devices }: Size) {
  const { fresh } = await aPipeline();
  await prisma.company.create({ data: { name: "A crowd" } });
  const teamIds = await Promise.all(Array.from({ length: teams }, () => aTeam()));
  const members = await Promise.all(
    Array.from({ length: people }, async (_, place) => {
      const teamId = teamIds[place % teams] ?? "";
      const { personId } = await aPerson({ role: "rep", scope: "team", teamIds: [teamId] });
      return { personId, teamId };
    }),
  );
  const crowd: Device[] = [];
  for (let n = 0; n < devices; n++) {
    const member = members[n % people];
    if (!member) continue;
    const cookie = await cookieFor(member.personId);
    crowd.push({ live: clientOf(origin, cookie), teamId: member.teamId, cookie });
  }
  return { devices: crowd, stageId: fresh.id };
}

function clientOf(origin: string, cookie: string): LiveClient {
  const headers = { cookie };
  const asking = serverWire({ url: `${origin}/rpc`, headers, fetch: leanFetch });
  return new LiveClient(
    { ...asking, open: (events) => openSocket({ url: origin, headers }, events) },
    { schedule: (work) => setTimeout(work), keeper: null },
  );
}

/** As a screen does it; resolves with the new one's id once the server has it, however often it is asked. */
export async function createOn({ live, teamId }: Device, stageId: string): Promise<string> {
  const id = randomUUID();
  const outcome = await performOn(live, "crm.opportunity.create", {
    ...{ id, name: "While others come back", stageId, teamId, ownerId: null },
    ...{ customerId: null, customerName: null, expectedRevenue: "1" },
  });
  if (!outcome.ok) throw new Error(`Refused: ${outcome.reason}`);
  return id;
}

/** `id version` of all opportunities that a device holds, or that the database has for its team. */
export const heldBy = ({ live }: Device): string[] =>
  live.store
    .list("crm.opportunity")
    .map(({ id, version }) => `${id} ${version}`)
    .toSorted();

export async function trueFor(teamId: string): Promise<string[]> {
  const rows = await prisma.opportunity.findMany({ where: { teamId }, select: { id: true, version: true } });
  return rows.map(({ id, version }) => `${id} ${version}`).toSorted();
}
