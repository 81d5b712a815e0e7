import type { OpportunityRecord } from "@/common/crm/records";
import type { Me } from "@/common/identity/records";
import type { Histories } from "./histories";
import type { Intake } from "./intake";
import type { Keeper } from "./keeper";
import { isOnTheRoad } from "./on-the-road";
import type { RoadSet, TakenAlong } from "./road-set";
import { roomInBytes } from "./room";
import type { LiveStore } from "./store";
import type { Wire } from "./wire";

type Parts = {
  readonly store: LiveStore;
  readonly wire: Wire;
  /** Known only after this is made, which it asks what is wanted. */
  readonly intake: () => Intake;
  readonly keeper: Keeper | null;
};

/** What goes along on the road, with the code for it: that comes once the snapshot is whole. */
export class TakingAlong {
  readonly #parts: Parts;
  readonly #me: () => Me | null;
  #road: Promise<RoadSet> | null = null;
  #hasRoom = () => true;
  #histories: { readonly of: string; readonly kept: Promise<Histories> } | null = null;

  constructor(parts: Parts, me: () => Me | null) {
    this.#parts = parts;
    this.#me = me;
  }

  /** The feed's copy of it is kept, too. */
  wants(record: OpportunityRecord): boolean {
    return this.#hasRoom() && isOnTheRoad(this.#me(), record);
  }

  async fill(): Promise<void> {
    try {
      await (await this.#made()).fill();
    } catch {
      // Its code, or what the device keeps, cannot be had now: tried again at the next contact.
    }
  }

  /** Null where nobody is signed in, or it cannot be known now. */
  async held(): Promise<TakenAlong | null> {
    if (!this.#me()) return null;
    try {
      return await (await this.#made()).held();
    } catch {
      return null;
    }
  }

  /** All was taken anew, or the room for it is another. */
  empty(): void {
    void this.#road?.then(
      (road) => road.empty(),
      () => {},
    );
  }

  stop(): void {
    void this.#road?.then(
      (road) => road.stop(),
      () => {},
    );
    this.#road = null;
  }

  /** Where the newest lines of records' histories are kept; null where nothing is. */
  async histories(): Promise<Histories | null> {
    const { keeper } = this.#parts;
    const me = this.#me();
    if (!keeper || !me) return null;
    if (this.#histories?.of !== me.id) this.#histories = { of: me.id, kept: keeper.historiesOf(me.id) };
    return this.#histories.kept;
  }

  #made(): Promise<RoadSet> {
    if (!this.#road) {
      const road = this.#make();
      road.catch(() => {
        this.#road = null;
      });
      this.#road = road;
    }
    return this.#road;
  }

  async #make(): Promise<RoadSet> {
    const { store, wire, intake } = this.#parts;
    const [{ RoadSet: Made }, histories] = await Promise.all([import("./road-set"), this.histories()]);
    const road = new Made({ store, wire, intake: intake(), histories, room: roomInBytes }, this.#me);
    this.#hasRoom = () => road.hasRoom;
    return road;
  }
}
