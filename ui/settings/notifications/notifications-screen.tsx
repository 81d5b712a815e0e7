"use client";

import { useTranslations } from "use-intl";
import { SettingsFrame } from "../settings-frame";
import { PushDevices } from "./push-devices";
import { PushKinds } from "./push-kinds";
import { QuietHours } from "./quiet-hours";
import { ThisDevice } from "./this-device";
import { usePush } from "./use-push";
import "./notifications.css";

/** What is told to the person while Cordée is closed: where, about what, and when not. */
export function NotificationsScreen() {
  const t = useTranslations("settings");
  const push = usePush();
  const { settings } = push;
  return (
    <SettingsFrame title={t("pages.notifications.title")}>
      {settings ? (
        <>
          <ThisDevice push={push} vapidKey={settings.key} />
          <PushDevices push={push} />
          <PushKinds choices={settings.choices} again={push.again} />
          <QuietHours choices={settings.choices} again={push.again} />
        </>
      ) : (
        <p className="f14 sec se-say">{push.failed ? t("push.failed") : t("push.looking")}</p>
      )}
    </SettingsFrame>
  );
}
