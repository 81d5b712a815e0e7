"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { Icon } from "@/ui/kit/icon";
import { LinkButton } from "@/ui/kit/link-button";
import { pushObstacle } from "@/ui/live/push-here";
import { useMe } from "@/ui/live/session";
import { traces } from "@/ui/live/traces";

/** To those who read their notices here and were never asked: they could hear of them sooner. Asked for on its own page. */
export function PushHint({ close }: { readonly close: () => void }) {
  const t = useTranslations("live.notices");
  const declined = traces.pushHint + useMe().id;
  const [isWanted, setWanted] = useState(() => mayHint(declined));
  if (!isWanted) return null;
  return (
    <div className="nt-hint">
      <Icon name="bell" />
      <p className="grow f14">{t("hint")}</p>
      <span className="nt-hint-do">
        <Button
          look="plain"
          onClick={() => {
            localStorage.setItem(declined, "1");
            setWanted(false);
          }}
        >
          {t("hintNo")}
        </Button>
        <LinkButton href="/settings/notifications" look="soft" onClick={close}>
          {t("hintMore")}
        </LinkButton>
      </span>
    </div>
  );
}

function mayHint(declined: string): boolean {
  if (localStorage.getItem(declined) !== null) return false;
  const obstacle = pushObstacle();
  return obstacle === "install" || (obstacle === null && Notification.permission === "default");
}
