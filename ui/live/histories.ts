import type { TimelineHead } from "@/common/messaging/timeline";

/** `count`: how far the record's history is known, as the record counts. */
export type KeptHead = TimelineHead & { readonly count: number };

/** Where a device keeps the newest lines of records' histories, apart from the store: they are read one at a time. */
export type Histories = {
  get(recordId: string): Promise<KeptHead | null>;
  put(heads: readonly KeptHead[]): Promise<void>;
  drop(recordIds: readonly string[]): Promise<void>;
  /** By the record's id. */
  counts(): Promise<ReadonlyMap<string, number>>;
  bytes(): Promise<number>;
};

/** What was read when the record's count was `known` at least. */
export function keptHead(head: TimelineHead, known: number): KeptHead {
  return { ...head, count: Math.max(known, ...head.entries.map(({ revised }) => revised)) };
}
