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
  /** What this person did is longer on its way than it should be. */
  readonly isStuck?: true;
};

/** Milliseconds that a command may be on its way before that is said: nearly all are answered long before. */
const unsaid = 2_000;

/** What the sync pill says, put together from what the parts report. */
export class StatusBoard {
  #link: LinkState = "connecting";
  #isBehind = true;
  #trouble: string | null = null;
  #storage: string | null = null;
  #lastContact: number | null = null;
  #entries: readonly Waiting[] = [];
  /** When each that is not answered was given or found, by `performance.now()`. */
  #since: ReadonlyMap<string, number> = new Map();
  #timer: ReturnType<typeof setTimeout> | undefined;
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
    const now = performance.now();
    this.#since = new Map(
      entries.filter(isOnItsWay).map(({ mutationId }) => [mutationId, this.#since.get(mutationId) ?? now]),
    );
    this.#tell();
    this.#watch(now);
  }

  /** A connection that died unnoticed says nothing: the silence itself is the news. */
  #watch(now: number): void {
    clearTimeout(this.#timer);
    const next = [...this.#since.values()].map((since) => since + unsaid).filter((due) => due > now);
    if (next.length > 0) this.#timer = setTimeout(() => this.#looked(), Math.min(...next) - now + 1);
  }

  #looked(): void {
    this.#tell();
    this.#watch(performance.now());
  }

  #state(): Sync["state"] {
    if (this.#link === "down" || this.#trouble === "network") return "offline";
    return this.#link === "up" && !this.#isBehind && !this.#isStuck() ? "live" : "catchingUp";
  }

  /** The feed may be well while the server does not take what this person does: that is not "live" to them. */
  #isStuck(): boolean {
    const longAgo = performance.now() - unsaid;
    return this.#entries.some(hasFailed) || [...this.#since.values()].some((since) => since <= longAgo);
  }

  #tell(): void {
    const state = this.#state();
    const reason = this.#storage ?? this.#trouble ?? (state === "offline" ? "network" : null);
    this.#sync = {
      state,
      waiting: this.#entries.filter(isOnItsWay),
      needsAttention: this.#entries.filter((entry) => entry.state === "needsAttention"),
      lastContact: this.#lastContact,
      ...(reason === null ? {} : { reason }),
      ...(this.#isStuck() ? { isStuck: true } : {}),
    };
    this.#onChange();
  }
}

const isOnItsWay = ({ state }: Waiting): boolean => state === "waiting" || state === "sending";

/** On its way again after a try that failed. */
const hasFailed = (entry: Waiting): boolean => isOnItsWay(entry) && entry.reason !== null;
