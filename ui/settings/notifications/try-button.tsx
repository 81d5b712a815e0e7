"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { toast } from "@/ui/kit/toast";
import { perform } from "@/ui/live/outbox";
import { useTold } from "../use-told";

type Props = {
  readonly id: string;
  /** What it is called, where several stand on the page. */
  readonly device?: string;
  readonly look?: "primary";
};

/** Sends one to see that it arrives. */
export function TryButton({ id, device, look }: Props) {
  const t = useTranslations("settings.push");
  const { told } = useTold();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    if (await told(perform("messaging.push.sendTrial", { id }))) toast({ text: t("sent") });
    setBusy(false);
  };
  return (
    <Button
      busy={busy}
      onClick={() => void send()}
      {...(look ? { look } : { size: "small" as const })}
      {...(device ? { "aria-label": t("tryOne", { device }) } : {})}
    >
      {t("tryIt")}
    </Button>
  );
}
