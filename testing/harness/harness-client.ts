import { fromTuple } from "@/common/crm/card-tuple";
import type { OpportunityCard, OpportunityRecord } from "@/common/crm/records";
import type { Change, Cursor } from "@/common/live";
import { CardIndex } from "@/ui/crm/opportunity/store/card-index";
import { everyCard } from "@/ui/crm/opportunity/store/filter";
import { LiveClient } from "@/ui/live/client";
import type { Wire } from "@/ui/live/wire";
import { FaultyWire } from "./faulty-wire";
import { MemoryShelf, queueKeeper } from "./memory-shelf";
import { type ClientDefect, plants } from "./plants";
import { Random } from "./random";
import type { Member, World } from "./world";

/** The product's own client, store, queue and all, of one device, watched from the moment it begins. */
export class HarnessClient {
  readonly name: string;
  readonly member: Member;
  readonly live: LiveClient;
  readonly index: CardIndex;
  readonly network: FaultyWire;
  readonly violations: string[] = [];
  /** Outlives this page. */
  readonly shelf: MemoryShelf;
  readonly isSound: boolean;
  /** The last copy of each opportunity that the feed brought in full. */
  readonly received = new Map<string, OpportunityRecord>();
  readonly #world: World;
  /** Commands that the server said it has. */
  readonly acknowledged = new Set<string>();
  readonly #written = new Map<string, { readonly id: string; readonly version: number }>();
  #applied: Cursor | null = null;
  #cursor: Cursor | null = null;

  constructor(
    world: World,
    member: Member,
    random: Random,
    defect: ClientDefect | null,
    shelf = new MemoryShelf(),
  ) {
    this.#world = world;
    this.member = member;
    this.shelf = shelf;
    this.isSound = defect === null;
    this.name = `${world.access.now(member.personId).role} ${member.personId.slice(-4)}`;
    this.network = new FaultyWire(world, member, new Random(random.below(1e9)), (text) =>
      this.violation(text),
    );
    const wire = this.network.wire();
    this.live = new LiveClient(this.#watched(defect ? plants[defect](wire, this) : wire), {
      schedule: (work) => work(),
      keeper: queueKeeper(shelf),
    });
    this.index = new CardIndex(this.live, (work) => work());
    this.index.setFilter({ ...everyCard, statuses: ["open", "won", "lost"] });
    this.#watchCursor();
    this.#watchApplying();
    this.#watchLifting();
  }

  /**
   * The page is killed, and opened again on the same device. Answers the new page; `promised`: what the person had been
   * told is kept.
   */
  killed(random: Random, promised: Set<string>): HarnessClient {
    for (const { mutationId, isKept } of this.live.outbox.entries) if (isKept) promised.add(mutationId);
    this.live.stop();
    const next = new HarnessClient(this.#world, this.member, random, null, this.shelf);
    next.violations.push(...this.violations);
    for (const mutationId of this.acknowledged) next.acknowledged.add(mutationId);
    void next.live.start();
    return next;
  }

  /** A backup was put back: what it knew of the server counts no more. */
  forgetEpoch(): void {
    this.received.clear();
    this.acknowledged.clear();
    this.#written.clear();
  }

  violation(text: string): void {
    this.violations.push(`${text} [${this.name}]`);
  }

  maySee(record: Pick<OpportunityCard, "teamId" | "ownerId">): boolean {
    return this.#world.access.mightSee(this.member.personId, record, performance.now());
  }

  /** I9, I10: everything that arrives is something this person may read, or could until a moment ago. */
  #arrives(record: OpportunityCard, by: string): void {
    if (this.maySee(record)) return;
    const lost = this.#world.access.lostFor(this.member.personId, record, performance.now());
    const what = lost === null ? "I10: what they never could see" : `I9: what they lost ${lost} ms ago`;
    this.violation(`${what} came by ${by}: ${record.id}`);
  }

  #changesArrive(changes: readonly Change[], by: string): void {
    for (const change of changes) {
      if (change.op !== "put" || change.entity !== "crm.opportunity") continue;
      const record = change.record as OpportunityRecord;
      this.#arrives(record, by);
      this.received.set(record.id, record);
    }
  }

  #watched(wire: Wire): Wire {
    const cards = <
      T extends {
        readonly cards: Parameters<typeof fromTuple>[0][] | readonly Parameters<typeof fromTuple>[0][];
      },
    >(
      reply: T,
      by: string,
    ): T => {
      for (const tuple of reply.cards) this.#arrives(fromTuple(tuple).card, by);
      return reply;
    };
    return {
      ...wire,
      start: async () => cards(await wire.start(), "the snapshot"),
      page: async (after) => cards(await wire.page(after), "a page"),
      since: async (cursor) => {
        const reply = await wire.since(cursor);
        if (reply.reset === null) this.#changesArrive(reply.changes, "a pull");
        return reply;
      },
      command: async (path, mutationId, input) => {
        const reply = await wire.command(path, mutationId, input);
        this.acknowledged.add(mutationId);
        const { id, version } = (reply.result ?? {}) as { id?: string; version?: number };
        if (path.startsWith("crm.opportunity.") && id && version)
          this.#written.set(mutationId, { id, version });
        return reply;
      },
      open: (events) =>
        wire.open({
          ...events,
          feed: (message) => {
            this.#changesArrive(JSON.parse(message.changes) as Change[], "the feed");
            events.feed(message);
          },
        }),
    };
  }

  /** I2: the cursor never goes back. */
  #watchCursor(): void {
    const { store } = this.live;
    const batch = store.batch.bind(store);
    store.batch = (source, work) => {
      batch(source, work);
      const { cursor } = store;
      const before = this.#cursor;
      if (cursor && before?.epoch === cursor.epoch && cursor.seq < before.seq) {
        this.violation(`I2: the cursor went from ${before.seq} back to ${cursor.seq}`);
      }
      this.#cursor = cursor;
    };
  }

  /** I2: nothing is applied twice. */
  #watchApplying(): void {
    const { intake, store } = this.live;
    const changes = intake.changes.bind(intake);
    intake.changes = (list, seq) => {
      const epoch = store.cursor?.epoch ?? "";
      if (list.length > 0 && this.#applied?.epoch === epoch && seq <= this.#applied.seq) {
        this.violation(`I2: changes up to ${seq} applied after those up to ${this.#applied.seq}`);
      }
      if (list.length > 0) this.#applied = { epoch, access: 0, seq };
      changes(list, seq);
    };
  }

  /** I8: an effect is taken back only when the base itself holds what was written. */
  #watchLifting(): void {
    const { outbox } = this.live;
    const followed = outbox.followed.bind(outbox);
    outbox.followed = (cursor, isSnapshot) => {
      const before = outbox.entries
        .filter(({ state }) => state === "accepted")
        .map(({ mutationId }) => mutationId);
      followed(cursor, isSnapshot);
      const left = new Set(outbox.entries.map(({ mutationId }) => mutationId));
      for (const mutationId of before) if (!left.has(mutationId)) this.#lookAtBase(mutationId);
    };
  }

  #lookAtBase(mutationId: string): void {
    const written = this.#written.get(mutationId);
    const base = written && this.live.store.base("crm.opportunity", written.id);
    if (base && base.version < written.version)
      this.violation(`I8: ${written.id} shows version ${base.version} after writing ${written.version}`);
  }
}
