"use client";

import { useSyncExternalStore } from "react";
import type { NoticeRecord } from "@/common/messaging/notice";
import { liveClient } from "@/ui/live/live-client";

const none: readonly NoticeRecord[] = [];
const subscribe = (listener: () => void) => liveClient().store.subscribeKind("messaging.notice", listener);

/** The person's notices as the device holds them, newest first. */
export const useNotices = (): readonly NoticeRecord[] =>
  useSyncExternalStore(
    subscribe,
    () => newestFirst(liveClient().store.list("messaging.notice")),
    () => none,
  );

const sorted = new WeakMap<readonly NoticeRecord[], readonly NoticeRecord[]>();

function newestFirst(list: readonly NoticeRecord[]): readonly NoticeRecord[] {
  const kept = sorted.get(list);
  if (kept) return kept;
  const made = list.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id));
  sorted.set(list, made);
  return made;
}
