"use client";

import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { Icon } from "@/ui/kit/icon";
import { Segmented } from "@/ui/kit/segmented";
import { sizeText } from "@/ui/kit/size-text";
import { type DeviceStorage, useDeviceStorage, useRoom } from "@/ui/live/device-storage";
import { rooms } from "@/ui/live/room";
import { SettingsFrame } from "../settings-frame";
import { DeviceChoices } from "./device-choices";

/** What this device takes along, how much room it has for it, and whether the browser keeps it. */
export function DeviceScreen() {
  const t = useTranslations("settings");
  const { storage, read, askToKeep } = useDeviceStorage();
  return (
    <SettingsFrame title={t("pages.device.title")}>
      <section className="group se-form" aria-label={t("device.along")}>
        <p className="f14 sec">{t("device.alongText")}</p>
        <Along storage={storage} />
        <RoomField onChanged={read} />
      </section>
      <DeviceChoices />
      <section aria-labelledby="se-kept">
        <div className="sect">
          <h2 id="se-kept">{t("device.kept")}</h2>
        </div>
        <div className="group se-form">
          <Kept storage={storage} askToKeep={askToKeep} />
        </div>
      </section>
    </SettingsFrame>
  );
}

function Along({ storage: { along } }: { readonly storage: DeviceStorage }) {
  const t = useTranslations("settings.device");
  const locale = useLocale();
  return (
    <p className="se-fact" aria-live="polite">
      <span className="edit-label">{t("along")}</span>
      {along ? (
        <>
          <span>
            {t("counts", {
              opportunities: along.opportunities,
              partners: along.partners,
              histories: along.histories,
            })}
          </span>
          <span className="f13 sec">{t("about", { size: sizeText(along.bytes, locale) })}</span>
          {!along.isWhole && (
            <span className="note w">
              <Icon name="warning" />
              {t("noRoom")}
            </span>
          )}
        </>
      ) : (
        <span className="sec">{t("counting")}</span>
      )}
    </p>
  );
}

function RoomField({ onChanged }: { readonly onChanged: () => Promise<void> }) {
  const t = useTranslations("settings.device");
  const [room, choose] = useRoom();
  return (
    <div className="se-fact">
      <span className="edit-label">{t("room")}</span>
      <Segmented
        label={t("room")}
        value={String(room)}
        options={rooms.map((size) => ({ value: String(size), label: t("megabytes", { size }) }))}
        onChange={(next) => {
          const chosen = rooms.find((size) => String(size) === next);
          if (chosen) void choose(chosen).then(onChanged);
        }}
      />
      <span className="f13 sec">{t("roomHint")}</span>
    </div>
  );
}

type KeptProps = { readonly storage: DeviceStorage; readonly askToKeep: () => Promise<boolean> };

function Kept({ storage: { used, quota, isPersistent }, askToKeep }: KeptProps) {
  const t = useTranslations("settings.device");
  const locale = useLocale();
  const [isRefused, setRefused] = useState(false);
  return (
    <>
      {used !== null && quota !== null && (
        <p className="se-fact">
          <span className="edit-label">{t("used")}</span>
          <span>{t("usedOf", { used: sizeText(used, locale), quota: sizeText(quota, locale) })}</span>
          <span className="f13 sec">{t("usedHint")}</span>
        </p>
      )}
      <div className="se-fact">
        <span className="edit-label">{t("forGood")}</span>
        <span>{t(isPersistent ? "persistent" : "notPersistent")}</span>
        {isPersistent === false && (
          <div>
            <Button icon="shield" onClick={() => void askToKeep().then((agreed) => setRefused(!agreed))}>
              {t("ask")}
            </Button>
          </div>
        )}
        <span className="f13 sec" role="status">
          {isRefused && isPersistent === false ? t("refused") : ""}
        </span>
      </div>
      <p className="f14 sec">{t("ios")}</p>
    </>
  );
}
