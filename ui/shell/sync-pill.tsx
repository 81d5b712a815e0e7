"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { later } from "@/ui/kit/later";
import { useSync } from "@/ui/live/status";
import type { Sync } from "@/ui/live/status-board";
import { announce } from "../kit/announce";
import { Icon } from "../kit/icon";
import type { IconName } from "../kit/icon-paths";

const SyncTray = later(() => import("./sync-tray").then((file) => file.SyncTray));

/** Always in the header: live, catching up, offline, or what needs the person. A press shows what waits. */
export function SyncPill() {
  const t = useTranslations("live.pill");
  const sync = useSync();
  const [open, setOpen] = useState(false);
  useSpokenChanges(sync.state);
  useTrayAtHand();
  return (
    <>
      <button
        type="button"
        className={`pill ${tones[toneOf(sync)]}`}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <PillFace sync={sync} />
        <span className="sr"> {t("label")}</span>
      </button>
      {open && <SyncTray onClose={() => setOpen(false)} />}
    </>
  );
}

/** What waits is looked at where there is no network: its part comes as soon as the page has all that it shows. */
function useTrayAtHand(): void {
  useEffect(() => {
    const timer = setTimeout(() => void import("./sync-tray").catch(() => undefined), 3_000);
    return () => clearTimeout(timer);
  }, []);
}

type Tone = "live" | "notKept" | "catchingUp" | "offline" | "needsYou";
const tones: Record<Tone, string> = {
  live: "",
  notKept: "off",
  catchingUp: "up",
  offline: "off",
  needsYou: "err",
};

function toneOf(sync: Sync): Tone {
  if (sync.needsAttention.length > 0) return "needsYou";
  return sync.state === "live" && sync.reason?.startsWith("storage") ? "notKept" : sync.state;
}

function PillFace({ sync }: { readonly sync: Sync }) {
  const t = useTranslations("live.pill");
  const count = sync.waiting.length;
  const tone = toneOf(sync);
  if (tone === "live") {
    return (
      <>
        <i className="dot" />
        <span className="calm">{t("live")}</span>
      </>
    );
  }
  if (tone === "notKept") return <Shown icon="warning">{t("notKept")}</Shown>;
  if (tone === "needsYou") {
    const needing = sync.needsAttention.length;
    return (
      <Shown icon="warning" count={needing}>
        {t("needsYou", { count: needing })}
      </Shown>
    );
  }
  if (tone === "catchingUp") {
    const { isStuck = false } = sync;
    return (
      <Shown icon="sync" count={isStuck ? count : 0}>
        {isStuck ? t("waiting", { count }) : t("catchingUp")}
      </Shown>
    );
  }
  return (
    <Shown icon="offline" count={count}>
      {count === 0 ? (
        t("offline")
      ) : (
        <>
          <span className="lg">{t("offline")} · </span>
          {t("waiting", { count })}
        </>
      )}
    </Shown>
  );
}

type ShownProps = { readonly icon: IconName; readonly count?: number; readonly children: ReactNode };

/** The words, and on the narrowest screens what stands for them. */
function Shown({ icon, count = 0, children }: ShownProps) {
  return (
    <>
      <Icon name={icon} />
      <span className="word">{children}</span>
      {count > 0 && (
        <span className="few num" aria-hidden="true">
          {count}
        </span>
      )}
    </>
  );
}

/** Going offline and coming back are said; the short catching-up between them is not. */
function useSpokenChanges(state: Sync["state"]) {
  const t = useTranslations("live.tray");
  const wasOffline = useRef(false);
  useEffect(() => {
    if (state === "offline" && !wasOffline.current) announce(t("wentOffline"));
    if (state === "live" && wasOffline.current) announce(t("backOnline"));
    if (state !== "catchingUp") wasOffline.current = state === "offline";
  }, [state, t]);
}
