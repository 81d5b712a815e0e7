import type { NoticeRecord } from "@/common/messaging/notice";
import { checkPushHere } from "@/ui/live/push-here";

// Loaded only where this device may be pushed to.

/** Takes down what is shown of notices that were read here or elsewhere, or are gone. */
export async function clearRead(notices: readonly NoticeRecord[]): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  const shown = (await registration?.getNotifications()) ?? [];
  const unread = new Set(notices.filter(({ readAt }) => readAt === null).map(({ id }) => id));
  for (const one of shown) {
    const isOver = one.tag === "held" ? unread.size === 0 : isNotice(one.tag) && !unread.has(one.tag);
    if (isOver && isOld(one)) one.close();
  }
}

const isNotice = (tag: string): boolean => /^[0-9a-f-]{36}$/.test(tag);

/** It may come ahead of the notice itself, over another wire. */
const head = 10_000;
const isOld = ({ timestamp }: Notification & { timestamp?: number }): boolean =>
  timestamp === undefined || Date.now() - timestamp > head;

let isChecked = false;

/** Once for each load of the page. */
export async function checkOnce(): Promise<void> {
  if (isChecked) return;
  isChecked = true;
  await checkPushHere();
}
