import type { Tabs, Told } from "./outbox-device";

/**
 * The tabs of one person on one device. One of them sends: the one the person last looked at, which takes the lock from
 * whichever had it, since a hidden tab may have been put to sleep with it. Where there are no locks (plain http over a
 * network) each tab sends.
 */
export class BrowserTabs implements Tabs {
  readonly #channel: BroadcastChannel;
  readonly #name: string;
  readonly #onTurn: () => void;
  #waiting: AbortController | null = null;
  #release = () => {};
  #isSender: boolean;
  #isClosed = false;

  constructor(personId: string, onTold: (told: Told) => void, onTurn: () => void) {
    this.#name = `cordee-sender-${personId}`;
    this.#onTurn = onTurn;
    this.#isSender = !navigator.locks;
    this.#channel = new BroadcastChannel(`cordee-outbox-${personId}`);
    this.#channel.onmessage = ({ data }: MessageEvent<Told>) => onTold(data);
    if (document.visibilityState === "visible") this.claim();
    else this.#wait();
    document.addEventListener("visibilitychange", this.#onVisible);
  }

  get isSender(): boolean {
    return this.#isSender;
  }

  tell(told: Told): void {
    if (!this.#isClosed) this.#channel.postMessage(told);
  }

  claim(): void {
    if (this.#isSender || this.#isClosed) return;
    this.#isSender = true;
    this.#waiting?.abort();
    this.#hold({ steal: true });
  }

  close(): void {
    this.#isClosed = true;
    this.#isSender = false;
    this.#waiting?.abort();
    this.#release();
    this.#channel.close();
    document.removeEventListener("visibilitychange", this.#onVisible);
  }

  readonly #onVisible = (): void => {
    if (document.visibilityState === "visible") this.claim();
  };

  /** In line for the day the one that sends is closed. */
  #wait(): void {
    this.#waiting = new AbortController();
    this.#hold({ signal: this.#waiting.signal });
  }

  #hold(how: LockOptions): void {
    if (!navigator.locks) return;
    navigator.locks
      .request(this.#name, how, () => {
        if (this.#isClosed) return undefined;
        this.#isSender = true;
        this.#onTurn();
        return new Promise<void>((resolve) => {
          this.#release = resolve;
        });
      })
      // Taken by another tab, or given up for a claim.
      .catch(() => {
        if (this.#isClosed || how.signal?.aborted) return;
        this.#isSender = false;
        this.#wait();
      });
  }
}
