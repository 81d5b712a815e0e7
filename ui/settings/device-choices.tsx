"use client";

import { useTranslations } from "use-intl";
import { isAwakeByItself, mayStayAwake } from "@/ui/kit/awake";
import { setDeviceChoice, useDeviceChoice } from "@/ui/kit/device-choice";
import { Switch } from "./switch";

/** What is felt and kept on here alone; nothing where the device can do neither. */
export function DeviceChoices() {
  const t = useTranslations("settings.profile.device");
  const haptics = useDeviceChoice("haptics") ?? true;
  const awake = useDeviceChoice("awake") ?? isAwakeByItself();
  const mayBuzz = "vibrate" in navigator;
  if (!mayBuzz && !mayStayAwake()) return null;
  return (
    <section className="group se-form" aria-label={t("title")}>
      <p className="se-fact">
        <span className="edit-label">{t("title")}</span>
      </p>
      {mayBuzz && (
        <div className="se-fact">
          <Switch label={t("haptics")} on={haptics} change={(on) => setDeviceChoice("haptics", on)} />
        </div>
      )}
      {mayStayAwake() && (
        <div className="se-fact">
          <Switch label={t("awake")} on={awake} change={(on) => setDeviceChoice("awake", on)} />
          <span className="f13 sec">{t("awakeHint")}</span>
        </div>
      )}
    </section>
  );
}
