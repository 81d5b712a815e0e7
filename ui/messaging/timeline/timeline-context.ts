"use client";

import { createContext, useContext } from "react";
import type { PersonRecord } from "@/common/identity/records";
import { rights } from "@/common/identity/roles";
import type { TimelineEntryRecord } from "@/common/messaging/timeline";
import { rightToNote, type TimelineEntity } from "@/common/messaging/timeline-entity";
import type { Outcome } from "@/ui/live/outbox-entry";
import { useMe } from "@/ui/live/session";
import type { RecordHistory } from "./history";

/** Takes a change back; null where that could not be done honestly, or the value is another one by now. */
export type UndoOf = (entry: TimelineEntryRecord) => (() => Promise<Outcome>) | null;

/** What the record's own domain knows, and the timeline asks. */
export type TimelineAbout = {
  readonly entity: TimelineEntity;
  readonly recordId: string;
  /** Who may see the record, and so be mentioned. */
  readonly maySee: (person: PersonRecord) => boolean;
  readonly undoOf: UndoOf;
};

export type TimelineParts = TimelineAbout & {
  readonly history: RecordHistory;
  /** The entry that an address names. */
  readonly sought: number | null;
};

const Context = createContext<TimelineParts | null>(null);
export const TimelineProvider = Context.Provider;

export function useTimeline(): TimelineParts {
  const parts = useContext(Context);
  if (!parts) throw new Error("Inside a timeline only.");
  return parts;
}

/** Whether this person writes notes here. */
export function useMayNote(): boolean {
  const { entity } = useTimeline();
  return rights[useMe().role][rightToNote[entity]];
}
