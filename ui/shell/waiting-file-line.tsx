"use client";
import { useTranslations } from "use-intl";
import type { WaitingFile } from "@/ui/live/outbox-entry";
import { useSentBytes } from "@/ui/live/waiting-files";

/** A file that goes ahead of what waits, and how far it is. */
export function WaitingFileLine({ file: { id, name, size } }: { readonly file: WaitingFile }) {
  const t = useTranslations("live.tray");
  const sent = useSentBytes(id);
  const percent = Math.floor((sent / size) * 100);
  return (
    <span className="f13 sec t1">{sent > 0 ? t("fileSent", { name, percent }) : t("file", { name })}</span>
  );
}
