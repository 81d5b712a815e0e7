"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { Sheet } from "@/ui/kit/sheet";
import { signOut, useMe } from "@/ui/live/session";
import { useSync } from "@/ui/live/status";
import { SessionList } from "./people/session-list";

/** Sign out everywhere; what is not sent yet would be lost, so that is said first. */
export function EndSessions() {
  const t = useTranslations("settings");
  const me = useMe();
  const unsent = useSync().waiting.length;
  const [asking, setAsking] = useState(false);
  const leave = () => void signOut(true);
  return (
    <section aria-labelledby="se-sessions">
      <div className="sect">
        <h2 id="se-sessions">{t("profile.sessions")}</h2>
      </div>
      <div className="group se-form">
        <SessionList personId={me.id} />
        <p className="f14 sec">{t("profile.signOutEverywhereText")}</p>
        <div>
          <Button icon="leave" onClick={() => (unsent > 0 ? setAsking(true) : leave())}>
            {t("profile.signOutEverywhere")}
          </Button>
        </div>
      </div>
      <Sheet
        open={asking}
        onClose={() => setAsking(false)}
        title={t("profile.signOutEverywhere")}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{t("cancel")}</Button>
            <Button danger onClick={leave}>
              {t("profile.signOutAnyway")}
            </Button>
          </>
        }
      >
        <p>{t("profile.unsent", { count: unsent })}</p>
      </Sheet>
    </section>
  );
}
