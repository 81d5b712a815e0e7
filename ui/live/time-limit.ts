/** Milliseconds without a byte after which a request is given up: a connection may be dead without anybody being told. */
const patience = 20_000;

/** Ends a request that has fallen silent; each piece that comes begins the wait anew. */
export class TimeLimit {
  readonly begun = performance.now();
  readonly #giver = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly #silence: number;

  /** `silence`: milliseconds of it that are borne. */
  constructor(silence = patience) {
    this.#silence = silence;
    this.heard();
  }

  get signal(): AbortSignal {
    return this.#giver.signal;
  }

  heard(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.giveUp(), this.#silence);
  }

  giveUp(): void {
    clearTimeout(this.#timer);
    this.#giver.abort();
  }

  /** It is answered. */
  end(): void {
    clearTimeout(this.#timer);
  }
}

type Sent = Omit<RequestInit, "signal"> & { readonly signal?: AbortSignal | null | undefined };

/** `fetch` that fails where the answer does not begin in time, or then takes as long once more. */
export async function fetchInTime(url: RequestInfo | URL, { signal, ...sent }: Sent = {}): Promise<Response> {
  const limit = new TimeLimit();
  signal?.addEventListener("abort", () => limit.giveUp());
  try {
    return await fetch(url, { ...sent, signal: limit.signal });
  } finally {
    limit.heard();
  }
}
