import { describe, expect, it } from "vitest";
import type { PartnerRecord } from "@/common/partners/records";
import { aClient } from "@/testing/harness/opened-client";
import { aRecord, aStart, aTuple } from "@/testing/harness/records";
import { message, type ScriptedWire, settled } from "@/testing/harness/scripted-wire";
import { until } from "@/testing/until";
import { WireError } from "./wire";

const mine = aRecord({ id: "mine", ownerId: "p1", customerId: "c1" });
const team = aRecord({ id: "team", teamId: "t1" });
const deals = [
  team,
  mine,
  aRecord({ id: "lost", ownerId: "p1", status: "lost" }),
  aRecord({ id: "others", teamId: "t2", ownerId: "p2" }),
];
const start = () => aStart({ cards: deals.map((record) => aTuple(record)) });
const asked = (wire: ScriptedWire, name: string) =>
  until(() => wire.calls.some((call) => call.name === name));

describe("what is taken along (OFF-1)", () => {
  it("is one's own and one's teams' open opportunities, own first, and then the partners on them", async () => {
    const { wire, client } = await aClient(start());
    await asked(wire, "opportunities");
    const request = wire.next("opportunities");
    expect(request.args).toEqual([["mine", "team"]]);
    request.answer([mine, team]);
    await asked(wire, "partners");
    const partners = wire.next("partners");
    expect(partners.args).toEqual([["c1"]]);
    partners.answer([{ id: "c1", name: "Chartreuse", version: 1 } as PartnerRecord]);
    await settled();
    expect(client.store.get("crm.opportunity.full", "mine")).toEqual(mine);
    expect(client.store.get("partners.partner", "c1")?.name).toBe("Chartreuse");
  });

  it("is kept by the feed, with what becomes one's own", async () => {
    const { client, link } = await aClient(aStart());
    const given = aRecord({ id: "given", ownerId: "p1" });
    const others = aRecord({ id: "others", ownerId: "p2" });
    link.feed(
      message(
        0,
        1,
        { entity: "crm.opportunity", op: "put", record: given },
        { entity: "crm.opportunity", op: "put", record: others },
      ),
    );
    expect(client.store.get("crm.opportunity.full", "given")).toEqual(given);
    expect(client.store.get("crm.opportunity.full", "others")).toBeUndefined();
    expect(client.store.get("crm.opportunity", "others")).toBeDefined();
  });

  it("is asked for again at the next contact where a request failed", async () => {
    const { wire, client } = await aClient(start());
    await asked(wire, "opportunities");
    await wire.fail("opportunities", new WireError("network", "network"));
    client.wake();
    await wire.answer("since", { reset: null, seq: 0, more: false, changes: [] });
    await asked(wire, "opportunities");
    expect(wire.next("opportunities").args).toEqual([["mine", "team"]]);
  });
});
