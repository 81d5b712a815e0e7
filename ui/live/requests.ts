import { TimeLimit } from "./time-limit";

type Sent = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
};
export type Received = Pick<Response, "ok" | "status" | "json"> & {
  readonly headers: { get(name: string): string | null };
  /** Where it comes in pieces. */
  readonly body?: Response["body"];
};
/** What is needed of `fetch`. */
export type Fetch = (url: string, sent?: Sent) => Promise<Received>;

/** Requests under way, none of which waits for ever. */
export class Requests {
  readonly #fetch: Fetch;
  readonly #unheard = new Set<TimeLimit>();

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  /** Null where no answer came whole. It is on its way before this returns. */
  async ask(
    url: string,
    sent: Sent,
  ): Promise<{ readonly response: Received; readonly answer: unknown } | null> {
    const limit = new TimeLimit();
    this.#unheard.add(limit);
    try {
      const response = await this.#fetch(url, { ...sent, signal: limit.signal });
      this.#unheard.delete(limit);
      return { response, answer: await jsonOf(response, limit).catch(() => null) };
    } catch {
      return null;
    } finally {
      this.#unheard.delete(limit);
      limit.end();
    }
  }

  /** Those from before `moment` (of `performance.now()`) that have heard nothing yet hang on a dead connection. */
  giveUpBefore(moment: number): void {
    for (const limit of [...this.#unheard]) if (limit.begun < moment) limit.giveUp();
  }
}

/** A narrow network may take long over it, as long as it goes on. */
async function jsonOf(response: Received, limit: TimeLimit): Promise<unknown> {
  limit.heard();
  if (!response.body) return response.json();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    limit.heard();
    pieces.push(piece.value);
  }
  return JSON.parse(await new Blob(pieces).text());
}
