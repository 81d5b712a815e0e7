import type { ResetReason } from "@/common/live";
import type { Actor } from "@/server/core/context";
import { pool, sql } from "@/server/core/db";
import type { EntityReaders } from "@/server/core/entity-reader";
import { log } from "@/server/core/log";
import { onCommit } from "@/server/core/transact";
import { readBatch } from "./changes";
import { distinctRecords, type LogRow, readClock, type TouchedRecord } from "./log";
import { tailLog } from "./tail";
import { notifyStatement, wakeUps } from "./wake";

const lookEvery = 10_000;

/** One listening client, as the feed sees it. */
export type Listener = {
  actor: Actor;
  /** The last `seq` sent to it, which the next message names as `prev`. */
  sent: number;
  send(message: { prev: number; seq: number; changes: string }): void;
  reset(reason: ResetReason): void;
  /** Who stands behind it now; null where the session has ended. */
  revalidate(): Promise<Actor | null>;
  close(): void;
};

export type Feed = {
  /** Adds a client and answers where it starts. */
  join(listener: Listener): { epoch: string; seq: number };
  leave(listener: Listener): void;
  /** Which log it is; another one after a backup was put back. */
  readonly epoch: string;
  /** The place in the log up to which this process has handed everything on. */
  seq(): number;
  stop(): Promise<void>;
};

/**
 * Tails the change log and sends each client of this process what it may see. Every process does so by itself:
 * correctness needs no word from the others, only the log.
 */
export async function startFeed(
  readers: EntityReaders,
  onTouched: (records: readonly TouchedRecord[]) => void = () => undefined,
): Promise<Feed> {
  const listeners = new Set<Listener>();
  const clock = await readClock(sql);
  const tail = tailLog(clock.seq, async (rows, seq) => {
    await refreshActors(rows);
    if (listeners.size === 0) return;
    const touched = distinctRecords(rows);
    onTouched(touched);
    const batch = await readBatch(sql, readers, touched);
    for (const [actor, group] of byActor(listeners)) deliver(group, batch.changesFor(actor), seq);
  });

  /** Whose rights or sessions changed is looked at before anything else of the batch is sent to them. */
  async function refreshActors(rows: readonly LogRow[]): Promise<void> {
    const people = new Set(rows.filter((row) => row.entity === "identity.person").map((row) => row.recordId));
    const concerned = [...listeners].filter((listener) => people.has(listener.actor.personId));
    await Promise.all(concerned.map(refresh));
  }

  async function refresh(listener: Listener): Promise<void> {
    const actor = await listener.revalidate();
    if (!actor) {
      listeners.delete(listener);
      listener.close();
      return;
    }
    // Of two looks under way the one begun first may end last: then it brings the rights of a moment ago.
    if (actor.accessVersion < listener.actor.accessVersion) return;
    const changed = actor.accessVersion !== listener.actor.accessVersion;
    listener.actor = actor;
    if (changed) listener.reset("access");
  }

  const { tellOthers, stop } = wakeUps(tail.wake, () => pool.query(notifyStatement));
  const forget = onCommit(() => {
    tail.wake();
    tellOthers();
  });
  /** Where nothing was visible the watermark travels alone; and a session that ended on another process is found. */
  const look = setInterval(() => {
    for (const listener of listeners) {
      if (listener.sent < tail.seq()) deliver([listener], [], tail.seq(), true);
      refresh(listener).catch((error: unknown) =>
        log.warn({ err: error }, "feed: cannot look up a listener"),
      );
    }
  }, lookEvery);

  return {
    epoch: clock.epoch,
    join(listener) {
      listener.sent = tail.seq();
      listeners.add(listener);
      // What changed for this person between the handshake and this line was told to nobody: look again.
      refresh(listener).catch((error: unknown) =>
        log.error({ err: error }, "feed: cannot look up who joined"),
      );
      return { epoch: clock.epoch, seq: tail.seq() };
    },
    leave: (listener) => void listeners.delete(listener),
    seq: tail.seq,
    async stop() {
      forget();
      clearInterval(look);
      await stop();
      await tail.settled();
    },
  };
}

/** Clients of one person see the same, so it is worked out once for all of them. */
function byActor(listeners: ReadonlySet<Listener>): ReadonlyMap<Actor, Listener[]> {
  const actors = new Map<string, { actor: Actor; group: Listener[] }>();
  for (const listener of listeners) {
    const key = `${listener.actor.personId} ${listener.actor.accessVersion}`;
    const known = actors.get(key);
    if (known) known.group.push(listener);
    else actors.set(key, { actor: listener.actor, group: [listener] });
  }
  return new Map([...actors.values()].map(({ actor, group }) => [actor, group]));
}

function deliver(
  group: readonly Listener[],
  changes: readonly string[],
  seq: number,
  watermark = false,
): void {
  if (changes.length === 0 && !watermark) return;
  const json = `[${changes.join(",")}]`;
  for (const listener of group) {
    listener.send({ prev: listener.sent, seq, changes: json });
    listener.sent = seq;
  }
}
