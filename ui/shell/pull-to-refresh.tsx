"use client";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { syncNow, useSync } from "@/ui/live/status";
import { announce } from "../kit/announce";
import { haptic } from "../kit/haptic";
import { Icon } from "../kit/icon";
import { toast } from "../kit/toast";
import { attachPull, far } from "./pull";
import "./pull-to-refresh.css";

/** Milliseconds: long enough to be seen, and after which nobody waits any more. */
const shortest = 600;
const longest = 5_000;

/** Draws down any page to ask for news at once; what came of it is said. The same stands behind the pill. */
export function PullToRefresh() {
  const mark = useRef<HTMLDivElement>(null);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    const main = document.getElementById("content");
    if (!main) return;
    return attachPull(main, {
      drawn: (pixels) => {
        const share = pixels === null ? 0 : Math.min(1, pixels / far);
        mark.current?.style.setProperty("--pull", String(share));
      },
      pulled: () => {
        haptic("tick");
        syncNow();
        setAsking(true);
      },
    });
  }, []);
  return (
    <div ref={mark} className={asking ? "pull on" : "pull"} aria-hidden="true">
      <Icon name="sync" />
      {asking && <Answer done={() => setAsking(false)} />}
    </div>
  );
}

function Answer({ done }: { readonly done: () => void }) {
  const t = useTranslations("live.pull");
  const { state, waiting } = useSync();
  const [isSeen, setSeen] = useState(false);
  const ended = useRef(done);
  useEffect(() => {
    ended.current = done;
  });
  useEffect(() => {
    const timers = [setTimeout(() => setSeen(true), shortest), setTimeout(() => ended.current(), longest)];
    return () => timers.forEach(clearTimeout);
  }, []);
  const count = waiting.length;
  useEffect(() => {
    if (!isSeen || state === "catchingUp") return;
    if (state === "offline") toast({ text: t("offline", { count }) });
    else announce(t("upToDate"));
    ended.current();
  }, [isSeen, state, count, t]);
  return null;
}
