import type { Rights } from "../identity/roles";

/** Kinds of records that have a timeline, and notes and files in it. */
export const timelineEntities = ["crm.opportunity", "partners.partner"] as const;
export type TimelineEntity = (typeof timelineEntities)[number];

/** What it takes to write notes, and put files, on a record of the kind. */
export const rightToNote = {
  "crm.opportunity": "write",
  "partners.partner": "partners",
} as const satisfies Record<TimelineEntity, keyof Rights>;
