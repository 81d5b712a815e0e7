import type { TimelineEntity } from "@/common/messaging/timeline-entity";
import type { HotContext } from "@/server/core/context";
import type { Viewer } from "../notice/view";

export type HeldRow = { readonly id: string; readonly timelineSeq: number };

/** A note as it is written into a timeline. */
export type NoteLine = { readonly id: string; readonly kind: "note"; readonly body: string };

/** A kind of record that notes are written on, as its own domain knows it. */
export type NoteHolder<Row extends HeldRow> = {
  readonly entity: TimelineEntity;
  /** Seen, writable and locked until the transaction ends, or refused. */
  findForWrite(ctx: HotContext, id: string): Promise<Row>;
  canSee(viewer: Viewer, row: Row): boolean;
  /**
   * Raises the version and the count of the record and announces it, with a line that is written at that count, or where
   * the caller has "revised" one to it.
   */
  write(
    ctx: HotContext,
    row: Row,
    told: NoteLine | "revised",
  ): Promise<{ readonly id: string; readonly version: number; readonly timelineSeq: number }>;
};
