"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useLocaleChoice } from "@/ui/kit/locale";
import { markRead } from "./notice-commands";
import { useNotices } from "./use-notices";

const mayBePushedTo = (): boolean =>
  typeof Notification !== "undefined" &&
  Notification.permission === "granted" &&
  "serviceWorker" in navigator;

/**
 * The page's side of what is pushed to the device: where a press on it leads, and that it is taken down once it was
 * read. `openAll`: shows the list.
 */
export function usePushed(openAll: () => void): void {
  const router = useRouter();
  const notices = useNotices();
  const locale = useLocaleChoice();
  useEffect(() => {
    opened(location.pathname + location.search, openAll, (address) =>
      history.replaceState(history.state, "", address),
    );
    const hear = ({ data }: MessageEvent<{ type?: string; to?: string }>) => {
      if (data?.type === "open-notice" && data.to)
        opened(data.to, openAll, (address) => router.push(address));
    };
    navigator.serviceWorker?.addEventListener("message", hear);
    return () => navigator.serviceWorker?.removeEventListener("message", hear);
  }, [openAll, router]);
  useEffect(() => {
    if (mayBePushedTo()) void import("./pushed").then(({ clearRead }) => clearRead(notices), ignore);
  }, [notices]);
  useEffect(() => {
    if (!mayBePushedTo() || !locale) return;
    void import("./pushed").then(({ checkOnce }) => checkOnce()).catch(ignore);
    void import("@/ui/live/push-here").then(({ pushIn }) => pushIn(locale)).catch(ignore);
  }, [locale]);
}

/** An address that came with a notice: it is read then, and the address goes on without it. */
function opened(to: string, openAll: () => void, go: (address: string) => void): void {
  const [path = "/", query = ""] = to.split("?");
  const params = new URLSearchParams(query);
  const notice = params.get("notice");
  if (!path.startsWith("/") || path.startsWith("//") || notice === null) return;
  params.delete("notice");
  const rest = params.toString();
  go(rest ? `${path}?${rest}` : path);
  if (notice === "all") openAll();
  else markRead(notice);
}

/** Without a network the part cannot be loaded; what is shown is taken down another time. */
function ignore(): void {}
