import type { Start } from "@/common/live-start";
import type { Intake } from "./intake";
import type { Pauses } from "./pauses";
import type { LiveStore } from "./store";
import { type PageReply, type Wire, WireError } from "./wire";

/** Cards held on a device; beyond it the store is partial, and totals start from what the server counted. */
const mostCards = 20_000;

type Parts = {
  readonly store: LiveStore;
  readonly intake: Intake;
  readonly wire: Wire;
  readonly pauses: Pauses;
};

/** Fills the store: at once with what makes the board usable, then page by page with the rest. */
export class Snapshot {
  /** Every card is held; false while pages come in, and for good where there are too many. */
  complete = false;
  /** Called when `complete` becomes true. */
  onComplete: (() => void) | null = null;
  readonly #parts: Parts;
  #generation = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Inside a batch: replaces the whole base by the first answer. */
  replace(reply: Start): void {
    const { store, intake } = this.#parts;
    this.complete = false;
    store.clear();
    intake.tombstones.reset();
    if (reply.company) store.put("identity.company", reply.company);
    for (const person of reply.people) store.put("identity.person", person);
    for (const team of reply.teams) store.put("identity.salesTeam", team);
    for (const stage of reply.stages) store.put("crm.stage", stage);
    for (const tag of reply.tags) store.put("crm.tag", tag);
    for (const reason of reply.lostReasons) store.put("crm.lostReason", reason);
    for (const notice of reply.notices) store.put("messaging.notice", notice);
    intake.page(reply.cards, reply.cursor.seq);
    store.cursor = { ...reply.cursor, person: reply.me.id };
  }

  /** Reads the pages after the first answer; stops when a newer snapshot begins. `tombstones` must be begun. */
  async fill(next: string | null): Promise<void> {
    const generation = ++this.#generation;
    const { store, intake } = this.#parts;
    let after = next;
    try {
      while (after !== null) {
        if (store.baseOf("crm.opportunity").size >= mostCards) return;
        const page = await this.#page(after, () => generation !== this.#generation);
        if (!page) return;
        store.batch("load", () => intake.page(page.cards, page.asOf));
        after = page.next;
      }
      this.complete = true;
      this.onComplete?.();
    } finally {
      intake.tombstones.end();
    }
  }

  /** Pages asked for from now on belong to nobody. */
  abandon(): void {
    this.#generation++;
  }

  /** Null where nobody waits for it any more. */
  async #page(after: string, isStale: () => boolean): Promise<PageReply | null> {
    for (let tries = 0; !isStale(); tries++) {
      try {
        const page = await this.#parts.wire.page(after);
        return isStale() ? null : page;
      } catch (error) {
        if (error instanceof WireError && error.kind === "signedOut") return null;
        await this.#parts.pauses.afterFailure(error, tries);
      }
    }
    return null;
  }
}
