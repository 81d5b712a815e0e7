"use client";
import { useTranslations } from "use-intl";
import { useSync } from "@/ui/live/status";
import { Button } from "../kit/button";
import { Sheet } from "../kit/sheet";

type Props = { readonly onClose: () => void; readonly onLeave: () => void };

/** Signing out wipes the device, and with it what has not been sent: that is said first. */
export function LeaveSheet({ onClose, onLeave }: Props) {
  const t = useTranslations("live.leave");
  const count = useSync().waiting.length;
  return (
    <Sheet
      open
      onClose={onClose}
      title={t("title", { count })}
      footer={
        <>
          <Button danger onClick={onLeave}>
            {t("drop")}
          </Button>
          <Button look="primary" onClick={onClose}>
            {t("stay")}
          </Button>
        </>
      }
    >
      <p className="sec">{t("text")}</p>
    </Sheet>
  );
}
