import type { LinkState } from "./connection";
import type { Waiting } from "./outbox-entry";

export type Sync = {
  readonly state: "live" | "catchingUp" | "offline";
  readonly waiting: readonly Waiting[];
  readonly needsAttention: readonly Waiting[];
  /** Milliseconds since 1970; null: never yet. */
  readonly lastContact: number | null;
  /** Why not live, or why nothing is kept on the device: `network`, `busy`, `storageFull`, `storageFailed`. */
  readonly reason?: string;
};

/** What the sync pill says, put together from what the parts report. */
export class StatusBoard {
  #link: LinkState = "connecting";
  #isBehind = true;
  #trouble: string | null = null;
  #storage: string | null = null;
  #lastContact: number | null = null;
  #entries: readonly Waiting[] = [];
  #sync: Sync = { state: "catchingUp", waiting: [], needsAttention: [], lastContact: null };
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get sync(): Sync {
    return this.#sync;
  }

  link(state: LinkState): void {
    this.#link = state;
    this.#tell();
  }

  behind(isBehind: boolean): void {
    this.#isBehind = isBehind;
    this.#tell();
  }

  trouble(reason: string): void {
    this.#trouble = reason;
    this.#tell();
  }

  /** Null: kept on the device as it should be. */
  storage(reason: string | null): void {
    this.#storage = reason;
    this.#tell();
  }

  /** Noted with the next change that shows: the time alone wakes no screen. */
  contact(): void {
    this.#lastContact = Date.now();
    if (this.#trouble === null) return;
    this.#trouble = null;
    this.#tell();
  }

  entries(entries: readonly Waiting[]): void {
    this.#entries = entries;
    this.#tell();
  }

  #state(): Sync["state"] {
    if (this.#link === "down" || this.#trouble === "network") return "offline";
    return this.#link === "up" && !this.#isBehind && !this.#isStuck() ? "live" : "catchingUp";
  }

  /** The feed may be well while the server does not take what this person does: that is not "live" to them. */
  #isStuck(): boolean {
    return this.#entries.some(hasFailed);
  }

  #tell(): void {
    const state = this.#state();
    const reason = this.#storage ?? this.#trouble ?? (state === "offline" ? "network" : null);
    this.#sync = {
      state,
      waiting: this.#entries.filter((entry) => entry.state === "waiting" || entry.state === "sending"),
      needsAttention: this.#entries.filter((entry) => entry.state === "needsAttention"),
      lastContact: this.#lastContact,
      ...(reason === null ? {} : { reason }),
    };
    this.#onChange();
  }
}

/** On its way again after a try that failed. */
export const hasFailed = ({ state, reason }: Waiting): boolean =>
  (state === "waiting" || state === "sending") && reason !== null;
