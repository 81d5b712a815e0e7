"use client";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import { useDeviceStorage } from "@/ui/live/device-storage";
import { useRefusalText } from "@/ui/live/refusal-text";
import { syncNow, useSync } from "@/ui/live/status";
import type { Sync } from "@/ui/live/status-board";
import { Button } from "../kit/button";
import { useFormat } from "../kit/format";
import { Icon } from "../kit/icon";
import { Sheet } from "../kit/sheet";
import { sizeText } from "../kit/size-text";
import { RefusedChange } from "./refused-change";
import "./sync-tray.css";
import { WaitingChange } from "./waiting-change";

/** Everything that waits, in the order it is sent, and what needs the person. */
export function SyncTray({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("live.tray");
  const sync = useSync();
  const trouble = useRefusalText();
  const isKept = sync.waiting.every((change) => change.isKept);
  return (
    <Sheet
      open
      onClose={onClose}
      title={useTitle(sync)}
      subtitle={useContact(sync)}
      footer={
        <Button
          look={sync.state === "live" && sync.waiting.length === 0 ? "default" : "primary"}
          size="large"
          icon="sync"
          onClick={syncNow}
        >
          {t("syncNow")}
        </Button>
      }
    >
      {sync.reason && sync.reason !== "network" && (
        <p className="note w">
          <Icon name="warning" />
          <span className="grow">{trouble({ reason: sync.reason })}</span>
        </p>
      )}
      {sync.needsAttention.length > 0 && (
        <section className="tray">
          <h3 className="f14 m sec">
            {t("needsYou")} <span className="bdg bad">{sync.needsAttention.length}</span>
          </h3>
          {sync.needsAttention.map((change) => (
            <RefusedChange key={change.mutationId} change={change} onLeave={onClose} />
          ))}
        </section>
      )}
      <section className="tray">
        <h3 className="f14 m sec">
          {sync.waiting.length > 0 ? t("waiting", { count: sync.waiting.length }) : t("nothing")}
        </h3>
        {sync.waiting.length > 0 && <p className="f14 sec">{t(isKept ? "kept" : "keepOpen")}</p>}
        {sync.waiting.length > 0 && (
          <ul>
            {sync.waiting.map((change) => (
              <WaitingChange key={change.mutationId} change={change} />
            ))}
          </ul>
        )}
      </section>
      <OnDevice onLeave={onClose} />
    </Sheet>
  );
}

/** What this device holds, and the way to more about it. */
function OnDevice({ onLeave }: { readonly onLeave: () => void }) {
  const t = useTranslations("live.tray");
  const locale = useLocale();
  const { along } = useDeviceStorage().storage;
  return (
    <p className="tray-device f14 sec">
      <Icon name="device" />
      <span className="grow">
        {along && t("onDeviceSize", { count: along.opportunities, size: sizeText(along.bytes, locale) })}
      </span>
      <Link className="link" href="/settings/device" prefetch={false} onClick={onLeave}>
        {t("device")}
      </Link>
    </p>
  );
}

function useTitle({ state, lastContact, needsAttention }: Sync): string {
  const t = useTranslations("live.tray");
  const { time } = useFormat();
  // Never "up to date" while something of the person's is not saved.
  if (state === "live" && needsAttention.length > 0)
    return t("needsYouTitle", { count: needsAttention.length });
  if (state === "live") return t("liveTitle");
  if (state === "catchingUp") return t("catchingUpTitle");
  return lastContact === null ? t("offlineTitle") : t("offlineSince", { time: time(lastContact) });
}

function useContact({ state, lastContact }: Sync): string {
  const t = useTranslations("live.tray");
  const { ago } = useFormat();
  if (state === "offline") return t("onDevice");
  return lastContact === null ? t("neverContact") : t("lastContact", { ago: ago(lastContact) });
}
