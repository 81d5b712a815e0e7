import type { Me } from "@/common/identity/records";
import type { ColumnTotal } from "@/common/live-start";
import type { Histories } from "./histories";
import type { OutboxPlace } from "./outbox-device";
import type { LiveStore } from "./store";

/** What the device keeps of a person, besides the store's rows. */
export type Kept = {
  readonly me: Me;
  readonly demo: boolean;
  readonly totals: readonly ColumnTotal[];
  /** False where the pages of the snapshot were not all in yet. */
  readonly complete: boolean;
};

/** Where the device keeps the store between visits; null in Node. */
export type Keeper = {
  /** Fills the store with what the first screen shows, of what the device holds; null: nothing, or nothing usable. */
  hydrate(store: LiveStore): Promise<Kept | null>;
  /** Fills it with the rest, and then sets its cursor; neither where it cannot be read or somebody signs out meanwhile. */
  hydrateRest(store: LiveStore): Promise<void>;
  /** From now on, keeps what the store's base holds. */
  follow(store: LiveStore, kept: () => Kept | null): void;
  /** The server said who is signed in: what another person left goes. */
  belongsTo(personId: string): Promise<void>;
  /** Tries at once to keep again what could not be kept. */
  retry(): void;
  /** Where this person's queue outlives the page. */
  outboxOf(personId: string): OutboxPlace;
  /** Where the histories of records are kept that this person takes along. */
  historiesOf(personId: string): Promise<Histories>;
  /** `keepsOutbox`: what was not sent stays, for the day the same person signs in again. */
  wipe(keepsOutbox: boolean): Promise<void>;
};
