import type { NoticeRecord } from "@/common/messaging/notice";
import { defineEffect, patch } from "@/ui/live/effects";
import { dismiss, perform } from "@/ui/live/outbox";
import type { Outcome } from "@/ui/live/outbox-entry";

const noticesSet = defineEffect(
  "messaging.notice.set",
  ({ ids, readAt }: { readonly ids: readonly string[]; readonly readAt: string | null }) =>
    ids.map((id) => patch("messaging.notice", id, (notice) => ({ ...notice, readAt }))),
);

/** Not worth anybody's attention where it fails: it may have been pruned meanwhile. */
async function quietly(sent: Promise<Outcome>): Promise<void> {
  const outcome = await sent;
  if (!outcome.ok) dismiss(outcome.mutationId);
}

/** Whether or not the device knows it yet. */
export const markRead = (id: string): void => markNotice({ id }, true);

export function markNotice({ id }: Pick<NoticeRecord, "id">, read: boolean): void {
  const effect = noticesSet({ ids: [id], readAt: read ? new Date().toISOString() : null });
  void quietly(perform("messaging.notice.mark", { id, read }, effect));
}

/** All that are on screen; what comes meanwhile stays unread. */
export function readAll(shown: readonly NoticeRecord[]): void {
  const [newest] = shown;
  if (!newest) return;
  const ids = shown.filter(({ readAt }) => readAt === null).map(({ id }) => id);
  const effect = noticesSet({ ids, readAt: new Date().toISOString() });
  void quietly(perform("messaging.notice.readAll", { until: newest.createdAt }, effect));
}
