import type { OpportunityRecord } from "@/common/crm/records";
import type { Me } from "@/common/identity/records";
import type { Intake } from "./intake";
import { idle } from "./pauses";
import type { LiveStore } from "./store";
import type { Wire } from "./wire";

type Parts = { readonly store: LiveStore; readonly wire: Wire; readonly intake: Intake };
type Deal = Pick<OpportunityRecord, "status" | "ownerId" | "teamId">;

/** Full records taken along; at 1.5 kB each some 3 MB. */
const most = 2_000;
/** Records of one request. */
const batch = 50;

/**
 * What a person takes along on the road: the full records of the open opportunities that are theirs or their teams', and
 * of the partners on them, so that each opens without a network (OFF-1). Filled while nothing else is to do, and kept by
 * the feed from then on.
 */
export class RoadSet {
  readonly #parts: Parts;
  readonly #me: () => Me | null;
  #isFilling = false;
  #isFull = false;

  constructor(parts: Parts, me: () => Me | null) {
    this.#parts = parts;
    this.#me = me;
  }

  /** The feed's copy of it is kept, too. */
  wants({ status, ownerId, teamId }: Deal): boolean {
    const me = this.#me();
    if (!me || status !== "open") return false;
    return ownerId === me.id || (teamId !== null && me.teamIds.includes(teamId));
  }

  /** Everything was taken anew, or the person belongs elsewhere. */
  empty(): void {
    this.#isFull = false;
  }

  /** Fetches what is lacking; what fails is fetched the next time. */
  async fill(): Promise<void> {
    if (this.#isFilling || this.#isFull || savesData()) return;
    this.#isFilling = true;
    try {
      const whose = this.#me();
      const isStill = () => whose !== null && this.#me()?.id === whose.id;
      this.#isFull = (await this.#opportunities(isStill)) && (await this.#partners(isStill));
    } catch {
      // Without a network, or refused: what is lacking is shown as such, and asked for when there is one again.
    } finally {
      this.#isFilling = false;
    }
  }

  async #opportunities(isStill: () => boolean): Promise<boolean> {
    const { store, wire, intake } = this.#parts;
    const whose = this.#me()?.id;
    const wanted = store.list("crm.opportunity").filter((card) => this.wants(card));
    const own = wanted.filter(({ ownerId }) => ownerId === whose);
    const lacking = [...own, ...wanted.filter(({ ownerId }) => ownerId !== whose)]
      .slice(0, most)
      .flatMap(({ id }) => (store.base("crm.opportunity.full", id) ? [] : id));
    return this.#each(lacking, isStill, async (ids) => {
      const token = intake.tombstones.begin();
      try {
        const records = await wire.opportunities(ids);
        store.batch("load", () => {
          for (const record of records) intake.opportunity(record, token);
        });
      } finally {
        intake.tombstones.end();
      }
    });
  }

  async #partners(isStill: () => boolean): Promise<boolean> {
    const { store, wire, intake } = this.#parts;
    const named = [...store.baseOf("crm.opportunity.full").values()]
      .filter((record) => this.wants(record))
      .flatMap(({ customerId, contactId }) => [customerId, contactId]);
    const lacking = [...new Set(named)].filter((id) => id !== null && !store.base("partners.partner", id));
    return this.#each(lacking as string[], isStill, async (ids) => {
      const token = intake.tombstones.begin();
      try {
        const records = await wire.partners(ids);
        store.batch("load", () => {
          for (const record of records) intake.partner(record, token);
        });
      } finally {
        intake.tombstones.end();
      }
    });
  }

  /** False where somebody else came meanwhile. */
  async #each(
    ids: readonly string[],
    isStill: () => boolean,
    take: (ids: readonly string[]) => Promise<void>,
  ): Promise<boolean> {
    for (let place = 0; place < ids.length; place += batch) {
      await idle(5_000);
      if (!isStill()) return false;
      await take(ids.slice(place, place + batch));
    }
    return isStill();
  }
}

/** The person asked their browser to spare the network. */
function savesData(): boolean {
  const browser = globalThis.navigator as
    | { readonly connection?: { readonly saveData?: boolean } }
    | undefined;
  return browser?.connection?.saveData === true;
}
