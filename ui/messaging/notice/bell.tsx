"use client";

import { useCallback, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { NoticeRecord } from "@/common/messaging/notice";
import { announce } from "@/ui/kit/announce";
import { Icon } from "@/ui/kit/icon";
import { later } from "@/ui/kit/later";
import { useNoticeText } from "./use-notice-text";
import { useNotices } from "./use-notices";
import { usePushed } from "./use-pushed";
import "./bell.css";

const NoticeSheet = later(() => import("./notice-sheet").then((file) => file.NoticeSheet));

/** In the header of every page: how many notices are unread, and the list behind it. */
export function Bell() {
  const t = useTranslations("live.notices");
  const [open, setOpen] = useState(false);
  const openAll = useCallback(() => setOpen(true), []);
  usePushed(openAll);
  const unread = useNotices().filter(({ readAt }) => readAt === null);
  const count = unread.length;
  useEffect(() => {
    const show = () => showBadge(count);
    show();
    // While it was in the background the worker may have counted.
    document.addEventListener("visibilitychange", show);
    return () => document.removeEventListener("visibilitychange", show);
  }, [count]);
  useEffect(() => () => showBadge(0), []);
  return (
    <>
      <button
        type="button"
        className="ib nt-bell"
        aria-haspopup="dialog"
        aria-label={t("bell", { count })}
        onClick={openAll}
      >
        <Icon name="bell" />
        {count > 0 && (
          <span className="nt-count num" aria-hidden="true">
            {count > 99 ? "99+" : count}
          </span>
        )}
      </button>
      {unread[0] && <Spoken key={unread[0].id} notice={unread[0]} />}
      {open && <NoticeSheet onClose={() => setOpen(false)} />}
    </>
  );
}

/** On the icon of the installed app; signed out it counts nothing. */
function showBadge(count: number): void {
  if (!("setAppBadge" in navigator)) return;
  (count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge()).catch(() => undefined);
}

/** How fresh a notice is that is said aloud, in milliseconds: not what waited here since yesterday. */
const fresh = 30_000;

function Spoken({ notice }: { readonly notice: NoticeRecord }) {
  const text = useNoticeText(notice);
  useEffect(() => {
    if (Date.now() - Date.parse(notice.createdAt) < fresh) announce(text);
  }, [notice.createdAt, text]);
  return null;
}
