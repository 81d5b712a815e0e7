import type { OpportunityRecord } from "@/common/crm/records";
import type { Change, FeedMessage } from "@/common/live";
import { newId } from "@/ui/live/new-id";
import type { LinkEvents, Wire } from "@/ui/live/wire";
import type { HarnessClient } from "./harness-client";

/**
 * Planted defects, each of which the checks must catch. They live between the server and one client, or in what the
 * harness does with that client; the product holds none of them.
 */
export const clientDefects = ["I1", "I2", "I5", "I7", "I8", "I10", "I12"] as const;
export type ClientDefect = (typeof clientDefects)[number] | "I9";

type Planted = (wire: Wire, client: HarnessClient) => Wire;

export const plants: Record<ClientDefect, Planted> = {
  /** Swallows what is sent and hides the gap. */
  I1: (wire) =>
    onFeed(wire, (message, deliver) => {
      const puts = (JSON.parse(message.changes) as Change[]).filter(isCard);
      deliver(puts.length > 0 ? { ...message, prev: 0, changes: "[]" } : { ...message, prev: 0 });
    }),
  /** Applies every message a second time, asking nobody. */
  I2: (wire, client) =>
    onFeed(wire, (message, deliver) => {
      deliver(message);
      const { intake, store } = client.live;
      store.batch("feed", () => intake.changes(JSON.parse(message.changes) as Change[], message.seq));
    }),
  /** Sends every command twice, the second time as if it were another one. */
  I5: (wire) => ({
    ...wire,
    command: async (path, mutationId, input) => {
      await wire.command(path, newId(), input).catch(() => undefined);
      return wire.command(path, mutationId, input);
    },
  }),
  /** Garbles a value without raising the version. */
  I7: (wire) =>
    onFeed(wire, (message, deliver) =>
      deliver(edited(message, (record) => ({ ...record, name: `${record.name}?` }))),
    ),
  /** Takes effects back as soon as a command is accepted, while the feed is slow. */
  I8: (wire, client) => {
    const slow = onFeed(wire, (message, deliver) => void setTimeout(() => deliver(message), 150));
    return {
      ...slow,
      command: async (...call) => {
        const reply = await wire.command(...call);
        setTimeout(() => {
          const { store, outbox } = client.live;
          const { cursor } = store;
          if (cursor)
            store.batch("local", () => outbox.followed({ ...cursor, seq: Number.MAX_SAFE_INTEGER }));
        }, 5);
        return reply;
      },
    };
  },
  /** Goes on sending what the person could once see. */
  I9: (wire, client) => {
    const seen = new Map<string, OpportunityRecord>();
    return onFeed(wire, (message, deliver) => {
      const changes = JSON.parse(message.changes) as Change[];
      for (const change of changes) if (isCard(change)) seen.set(change.record.id, change.record);
      const lost = [...seen.values()].filter((record) => !client.maySee(record));
      const leaked = lost.map((record): Change => ({ entity: "crm.opportunity", op: "put", record }));
      deliver({ ...message, changes: JSON.stringify([...changes, ...leaked]) });
    });
  },
  /** Sends a field that the read path does not give. */
  I10: (wire) =>
    onFeed(wire, (message, deliver) =>
      deliver(edited(message, (record) => ({ ...record, searchText: "all of it" }) as OpportunityRecord)),
    ),
  /** Puts every card on top of its column. */
  I12: (wire) =>
    onFeed(wire, (message, deliver) =>
      deliver(edited(message, (record) => ({ ...record, position: `Zz${9 - (record.name.length % 9)}` }))),
    ),
};

function onFeed(wire: Wire, meddle: (message: FeedMessage, deliver: LinkEvents["feed"]) => void): Wire {
  return {
    ...wire,
    open: (events) =>
      wire.open({ ...events, feed: (message) => meddle(message, (changed) => events.feed(changed)) }),
  };
}

type CardPut = Extract<Change, { op: "put" }> & { readonly record: OpportunityRecord };
const isCard = (change: Change): change is CardPut =>
  change.op === "put" && change.entity === "crm.opportunity";

const edited = (
  message: FeedMessage,
  change: (record: OpportunityRecord) => OpportunityRecord,
): FeedMessage => ({
  ...message,
  changes: JSON.stringify(
    (JSON.parse(message.changes) as Change[]).map((one) =>
      isCard(one) ? { ...one, record: change(one.record) } : one,
    ),
  ),
});
