import type { CardTuple } from "@/common/crm/card-tuple";
import type { OpportunityRecord } from "@/common/crm/records";
import type { Cursor, FeedMessage, Reply, ResetReason, SinceReply } from "@/common/live";
import type { Start } from "@/common/live-start";
import type { TimelineHead } from "@/common/messaging/timeline";
import type { PartnerRecord } from "@/common/partners/records";
import type { SightingChange } from "@/common/presence";
import type { Here } from "@/common/presence-input";
import type { WaitingFile } from "./outbox-entry";

export type PageReply = {
  readonly asOf: number;
  readonly cards: readonly CardTuple[];
  readonly next: string | null;
};

/** What happens on one connection; `down` comes exactly once, last. `refused`: the session was not accepted. */
export type LinkEvents = {
  hello(cursor: Cursor): void;
  feed(message: FeedMessage): void;
  reset(reason: ResetReason): void;
  leaving(delay: number): void;
  presence(changes: readonly SightingChange[]): void;
  down(refused: boolean): void;
};

/** One connection, open or about to be. What is told before it is open is not sent. */
export type Link = { close(): void; tell(here: Here): void };

/** The bytes of a file on their way, for a record that the person may write. */
export type Upload = {
  /** The kind of the record. */
  readonly entity: string;
  readonly recordId: string;
  readonly blob: Blob;
  /** Bytes that the server has. */
  readonly progress: (sent: number) => void;
};

/** All that the client asks of the server; the harness wraps it to plant faults. */
export type Wire = {
  start(): Promise<Start>;
  page(after: string): Promise<PageReply>;
  since(cursor: Cursor): Promise<SinceReply>;
  command(path: string, mutationId: string, input: unknown): Promise<Reply<unknown>>;
  opportunity(id: string): Promise<OpportunityRecord>;
  partner(id: string): Promise<PartnerRecord>;
  /** At most 100; those that the person may not see, or that are gone, are left out. */
  opportunities(ids: readonly string[]): Promise<readonly OpportunityRecord[]>;
  partners(ids: readonly string[]): Promise<readonly PartnerRecord[]>;
  /** The newest lines of the histories of opportunities; at most 50, and as with `opportunities`. */
  heads(ids: readonly string[]): Promise<readonly TimelineHead[]>;
  /** Sends a file, or goes on with it; done once all of it is there. @throws WireError */
  upload(file: WaitingFile, upload: Upload): Promise<void>;
  /** Asks for the smallest thing there is. @throws where the server cannot be reached. */
  reach(): Promise<void>;
  /** Requests from before `moment` (of `performance.now()`) that have heard nothing yet are over: `network`. */
  giveUpBefore(moment: number): void;
  /** Opens one connection of the feed. */
  open(events: LinkEvents): Link;
};

/**
 * Why a request failed. `network`: no answer, its fate is unknown; `busy`: not now; `signedOut`: no session;
 * `refused`: for good.
 */
export class WireError extends Error {
  readonly kind: "network" | "busy" | "signedOut" | "refused";
  readonly reason: string;
  readonly details: readonly unknown[];
  /** Milliseconds the server asked to wait. */
  readonly retryAfter: number | null;

  constructor(
    kind: WireError["kind"],
    reason: string,
    more: { readonly details?: readonly unknown[]; readonly retryAfter?: number | null } = {},
  ) {
    super(`${kind}: ${reason}`);
    this.kind = kind;
    this.reason = reason;
    this.details = more.details ?? [];
    this.retryAfter = more.retryAfter ?? null;
  }
}
