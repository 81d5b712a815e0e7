import { liveClient } from "@/ui/live/live-client";

export const stageNamed = (id: string): string => liveClient().store.get("crm.stage", id)?.name ?? "";

/** What a refused move says about the stage: who has put the card where. */
export function stageConflict(
  details: unknown,
): { readonly stageId: string; readonly by: string | null } | null {
  if (!Array.isArray(details)) return null;
  for (const one of details as readonly Record<string, unknown>[]) {
    if (one["field"] !== "stageId" || typeof one["theirs"] !== "string") continue;
    return { stageId: one["theirs"], by: typeof one["by"] === "string" ? one["by"] : null };
  }
  return null;
}
