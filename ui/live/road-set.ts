import type { OpportunityCard } from "@/common/crm/records";
import type { Me } from "@/common/identity/records";
import type { Histories } from "./histories";
import { HistoriesAlong } from "./histories-along";
import type { Intake } from "./intake";
import { isOnTheRoad } from "./on-the-road";
import { idle } from "./pauses";
import type { LiveStore } from "./store";
import type { Wire } from "./wire";

type Parts = {
  readonly store: LiveStore;
  readonly wire: Wire;
  readonly intake: Intake;
  /** Null where the device keeps nothing. */
  readonly histories: Histories | null;
  /** Bytes that may be taken along. */
  readonly room: () => number;
};

/** `isWhole`: there was room for all of it. */
export type TakenAlong = {
  readonly opportunities: number;
  readonly partners: number;
  readonly histories: number;
  readonly bytes: number;
  readonly isWhole: boolean;
};

/** Records of one request. */
const batch = 50;
/** Milliseconds for which news are gathered before what they lack is read. */
const gatherFor = 30_000;

/**
 * What a person takes along on the road: the full records of the open opportunities that are theirs or their teams', the
 * partners on them, and the newest lines of their histories, so that each opens without a network (OFF-1). One's own come
 * first; it ends where the room for it does. Filled while nothing else is to do, and kept by the feed from then on.
 */
export class RoadSet {
  readonly #parts: Parts;
  readonly #me: () => Me | null;
  readonly #histories: HistoriesAlong;
  #isFilling = false;
  #isFull = false;
  #isWhole = true;
  #bytes = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(parts: Parts, me: () => Me | null) {
    this.#parts = parts;
    this.#me = me;
    this.#histories = new HistoriesAlong(parts);
    parts.store.observe("crm.opportunity.full", (seen, source) => {
      if (source === "feed" && seen.some(({ after }) => after)) this.#later();
    });
  }

  async held(): Promise<TakenAlong> {
    const { store } = this.#parts;
    return {
      opportunities: store.baseOf("crm.opportunity.full").size,
      partners: store.baseOf("partners.partner").size,
      histories: await this.#histories.size(),
      bytes: await this.#weigh(),
      isWhole: this.#isWhole,
    };
  }

  /** As far as was last weighed. */
  get hasRoom(): boolean {
    return this.#bytes < this.#parts.room();
  }

  /** Everything was taken anew, the person belongs elsewhere, or the room is another. */
  empty(): void {
    this.#isFull = false;
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Fetches what is lacking; what fails is fetched the next time. */
  async fill(): Promise<void> {
    if (this.#isFilling || this.#isFull || savesData()) return;
    this.#isFilling = true;
    try {
      const whose = this.#me();
      const isStill = () => whose !== null && this.#me()?.id === whose.id;
      await this.#histories.forgetStrangers();
      await this.#makeRoom();
      this.#isWhole = true;
      this.#isFull = await this.#take(isStill);
    } catch {
      // Without a network, or refused: what is lacking is shown as such, and asked for when there is one again.
    } finally {
      this.#isFilling = false;
    }
  }

  async #take(isStill: () => boolean): Promise<boolean> {
    const { own, others } = this.#wanted();
    const ids = [...own, ...others];
    return (
      (await this.#opportunities(ids, isStill)) &&
      (await this.#partners(ids, isStill)) &&
      (await this.#each(await this.#histories.lacking(ids), isStill, (some) => this.#histories.take(some)))
    );
  }

  #wanted() {
    const me = this.#me();
    const wanted = this.#parts.store.list("crm.opportunity").filter((card) => isOnTheRoad(me, card));
    const isOwn = ({ ownerId }: OpportunityCard) => ownerId === me?.id;
    return {
      own: wanted.filter(isOwn).map(({ id }) => id),
      others: wanted.filter((card) => !isOwn(card)).map(({ id }) => id),
    };
  }

  #opportunities(ids: readonly string[], isStill: () => boolean): Promise<boolean> {
    const { store, wire, intake } = this.#parts;
    const lacking = ids.filter((id) => !store.base("crm.opportunity.full", id));
    return this.#each(lacking, isStill, async (some) => {
      const token = intake.tombstones.begin();
      try {
        const records = await wire.opportunities(some);
        store.batch("load", () => {
          for (const record of records) intake.opportunity(record, token);
        });
        return records;
      } finally {
        intake.tombstones.end();
      }
    });
  }

  #partners(opportunityIds: readonly string[], isStill: () => boolean): Promise<boolean> {
    const { store, wire, intake } = this.#parts;
    const named = opportunityIds.flatMap((id) => {
      const record = store.base("crm.opportunity.full", id);
      return record ? [record.customerId, record.contactId] : [];
    });
    const lacking = [...new Set(named)].filter((id) => id !== null && !store.base("partners.partner", id));
    return this.#each(lacking as string[], isStill, async (some) => {
      const token = intake.tombstones.begin();
      try {
        const records = await wire.partners(some);
        store.batch("load", () => {
          for (const record of records) intake.partner(record, token);
        });
        return records;
      } finally {
        intake.tombstones.end();
      }
    });
  }

  /** Ends where the room does. False where somebody else came meanwhile. */
  async #each(
    ids: readonly string[],
    isStill: () => boolean,
    take: (ids: readonly string[]) => Promise<readonly object[]>,
  ): Promise<boolean> {
    for (let place = 0; place < ids.length; place += batch) {
      this.#isWhole = this.hasRoom;
      if (!this.#isWhole) break;
      await idle(5_000);
      if (!isStill()) return false;
      this.#bytes += weightOf(await take(ids.slice(place, place + batch)));
    }
    return isStill();
  }

  async #weigh(): Promise<number> {
    const { store } = this.#parts;
    const records = [...store.baseOf("crm.opportunity.full").values()];
    const partners = [...store.baseOf("partners.partner").values()];
    this.#bytes = weightOf(records) + weightOf(partners) + (await this.#histories.bytes());
    return this.#bytes;
  }

  /** Where the room has become smaller, histories go first, then the records that are not one's own. */
  async #makeRoom(): Promise<void> {
    const isTooMuch = async () => (await this.#weigh()) > this.#parts.room();
    if (!(await isTooMuch())) return;
    await this.#histories.forgetAll();
    if (!(await isTooMuch())) return;
    const { store } = this.#parts;
    const { others } = this.#wanted();
    store.batch("load", () => {
      for (const id of others) store.drop("crm.opportunity.full", id);
    });
    await this.#weigh();
  }

  #later(): void {
    this.#isFull = false;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.fill();
    }, gatherFor);
  }
}

/** Bytes as JSON, about: of many, some are weighed. */
function weightOf(records: readonly object[]): number {
  const step = Math.max(1, Math.floor(records.length / 40));
  const some = records.filter((_, place) => place % step === 0);
  const sum = some.reduce((bytes, record) => bytes + JSON.stringify(record).length, 0);
  return some.length === 0 ? 0 : Math.round((sum / some.length) * records.length);
}

/** The person asked their browser to spare the network. */
function savesData(): boolean {
  const browser = globalThis.navigator as
    | { readonly connection?: { readonly saveData?: boolean } }
    | undefined;
  return browser?.connection?.saveData === true;
}
