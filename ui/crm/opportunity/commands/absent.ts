import type { Outcome } from "@/ui/live/outbox-entry";

/** The record went from this device between the tap and the command: nothing was sent. */
export const absent = (): Promise<Outcome<never>> =>
  Promise.resolve({ ok: false, mutationId: "", reason: "opportunity_not_found", details: [] });
