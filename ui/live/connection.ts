import type { Here } from "@/common/presence-input";
import { backOff, type Pauses } from "./pauses";
import type { Link, LinkEvents, Wire } from "./wire";

export type LinkState = "connecting" | "up" | "down";

type Hooks = {
  readonly onState: (state: LinkState) => void;
  /** The server did not accept the session; a request tells whether it is over. */
  readonly onRefused: () => void;
};

/** Keeps one connection of the feed open: tries again with growing, jittered pauses, at once when woken. */
export class Connection {
  readonly #wire: Pick<Wire, "open">;
  readonly #pauses: Pauses;
  readonly #events: Pick<LinkEvents, "hello" | "feed" | "reset" | "presence">;
  readonly #hooks: Hooks;
  #link: Link | null = null;
  #isOpen = false;
  #tries = 0;
  #unheardSince: number | null = null;

  constructor(
    wire: Pick<Wire, "open">,
    pauses: Pauses,
    events: Pick<LinkEvents, "hello" | "feed" | "reset" | "presence">,
    hooks: Hooks,
  ) {
    this.#wire = wire;
    this.#pauses = pauses;
    this.#events = events;
    this.#hooks = hooks;
  }

  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#hooks.onState("connecting");
    this.#attempt();
  }

  close(): void {
    this.#isOpen = false;
    this.#link?.close();
    this.#link = null;
  }

  /** A connection that was begun before `moment` and is not greeted yet is given up. */
  giveUpBefore(moment: number): void {
    if (this.#unheardSince !== null && this.#unheardSince < moment) this.#link?.close();
  }

  /** Nothing is told while the connection is not up. */
  tell(here: Here): void {
    this.#link?.tell(here);
  }

  #attempt(): void {
    let leaving: number | null = null;
    let isOver = false;
    this.#unheardSince = performance.now();
    const link = this.#wire.open({
      hello: (cursor) => {
        this.#tries = 0;
        this.#unheardSince = null;
        this.#hooks.onState("up");
        this.#events.hello(cursor);
      },
      feed: (message) => this.#events.feed(message),
      reset: (reason) => this.#events.reset(reason),
      presence: (changes) => this.#events.presence(changes),
      leaving: (delay) => {
        leaving = delay * (0.5 + Math.random());
        link.close();
      },
      down: (refused) => {
        if (isOver) return;
        isOver = true;
        this.#unheardSince = null;
        if (!this.#isOpen) return;
        if (refused) this.#hooks.onRefused();
        void this.#again(leaving);
      },
    });
    this.#link = link;
  }

  /** A server that said it leaves is expected back: that is not yet being offline. */
  async #again(leaving: number | null): Promise<void> {
    this.#hooks.onState(leaving === null ? "down" : "connecting");
    await this.#pauses.pause(leaving ?? backOff(this.#tries++));
    if (this.#isOpen) this.#attempt();
  }
}
