"use client";

import { useTranslations } from "use-intl";
import { isAwakeByItself, mayStayAwake } from "@/ui/kit/awake";
import { setDeviceChoice, useDeviceChoice } from "@/ui/kit/device-choice";
import { Switch } from "../switch";

/** How this device behaves in the hand; nothing where the device can do neither. */
export function DeviceChoices() {
  const t = useTranslations("settings.device.feel");
  const haptics = useDeviceChoice("haptics") ?? true;
  const awake = useDeviceChoice("awake") ?? isAwakeByItself();
  const mayBuzz = "vibrate" in navigator;
  if (!mayBuzz && !mayStayAwake()) return null;
  return (
    <section aria-labelledby="se-feel">
      <div className="sect">
        <h2 id="se-feel">{t("title")}</h2>
      </div>
      <div className="group se-form">
        {mayBuzz && (
          <div className="se-wide">
            <Switch label={t("haptics")} on={haptics} change={(on) => setDeviceChoice("haptics", on)} />
          </div>
        )}
        {mayStayAwake() && (
          <div className="se-wide">
            <Switch label={t("awake")} on={awake} change={(on) => setDeviceChoice("awake", on)} />
            <p className="f13 sec">{t("awakeHint")}</p>
          </div>
        )}
      </div>
    </section>
  );
}
