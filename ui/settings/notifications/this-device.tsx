"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { Icon } from "@/ui/kit/icon";
import { toast } from "@/ui/kit/toast";
import { type PushObstacle, pushObstacle, pushToHere, pushToHereNoMore } from "@/ui/live/push-here";
import { TryButton } from "./try-button";
import type { Push } from "./use-push";

type Props = { readonly push: Push; readonly vapidKey: string | null };

/** Whether this very device is told, and how to have it so; the browser is asked on the press of a button only. */
export function ThisDevice({ push, vapidKey }: Props) {
  const t = useTranslations("settings.push");
  return (
    <section aria-labelledby="se-here">
      <div className="sect">
        <h2 id="se-here">{t("here")}</h2>
      </div>
      <div className="group se-form">
        <Standing push={push} vapidKey={vapidKey} />
      </div>
    </section>
  );
}

function Standing({ push, vapidKey }: Props) {
  const t = useTranslations("settings.push");
  const obstacle = pushObstacle();
  if (push.here) return <IsOn push={push} id={push.here} />;
  if (vapidKey === null) return <p className="f14 sec">{t("obstacles.server")}</p>;
  if (obstacle) return <Obstacle obstacle={obstacle} />;
  return <IsOff push={push} vapidKey={vapidKey} />;
}

function IsOn({ push, id }: { readonly push: Push; readonly id: string }) {
  const t = useTranslations("settings.push");
  const stop = () => void pushToHereNoMore().then(push.again);
  return (
    <>
      <p className="se-push">
        <Icon name="check" />
        <span>{t("on")}</span>
      </p>
      <div className="se-buttons">
        <TryButton id={id} look="primary" />
        <Button onClick={stop}>{t("turnOff")}</Button>
      </div>
    </>
  );
}

function IsOff({ push, vapidKey }: { readonly push: Push; readonly vapidKey: string }) {
  const t = useTranslations("settings.push");
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    const outcome = await pushToHere(vapidKey);
    setBusy(false);
    if (outcome === "refused") toast({ text: t("refused") });
    if (outcome === "failed") toast({ text: t("askFailed") });
    push.again();
  };
  return (
    <>
      <p className="f14 sec">{t("hereText")}</p>
      <div>
        <Button look="primary" icon="bell" busy={busy} onClick={() => void start()}>
          {t("turnOn")}
        </Button>
      </div>
    </>
  );
}

function Obstacle({ obstacle }: { readonly obstacle: PushObstacle }) {
  const t = useTranslations("settings.push");
  return (
    <>
      <p className="f14 sec">{t(`obstacles.${obstacle}`)}</p>
      {obstacle === "install" && (
        <ol className="se-steps f14">
          {(["share", "add", "open"] as const).map((step) => (
            <li key={step}>{t(`installSteps.${step}`)}</li>
          ))}
        </ol>
      )}
    </>
  );
}
