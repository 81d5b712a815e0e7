"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { deviceText } from "@/common/identity/device-of";
import type { SessionRecord } from "@/common/identity/session";
import { Button } from "@/ui/kit/button";
import { useFormat } from "@/ui/kit/format";
import { Icon } from "@/ui/kit/icon";
import { useAnswer } from "@/ui/live/answers";
import { perform } from "@/ui/live/outbox";
import { useRecord } from "@/ui/live/records";
import { api } from "@/ui/trpc";
import { useTold } from "../use-told";

type Props = { readonly personId: string };

/** Devices on which somebody is signed in, each of which can be signed out. */
export function SessionList({ personId }: Props) {
  const t = useTranslations("settings.sessions");
  const { sessions, state, end, endOthers } = useSessions(personId);
  const current = sessions?.find((session) => session.current);
  const others = sessions?.filter((session) => !session.current) ?? [];
  if (!sessions) return <p className="f14 sec">{state === "failed" ? t("failed") : t("asking")}</p>;
  if (sessions.length === 0) return <p className="f14 sec">{t("nowhere")}</p>;
  return (
    <>
      <ul className="se-sessions" aria-label={t("title")}>
        {[...(current ? [current] : []), ...others].map((session) => (
          <Row key={session.id} session={session} end={() => end(session.id)} />
        ))}
      </ul>
      {others.length > 1 && (
        <div>
          <Button size="small" icon="leave" onClick={() => endOthers(current?.id ?? null)}>
            {current ? t("endOthers") : t("endAll")}
          </Button>
        </div>
      )}
    </>
  );
}

function Row({ session, end }: { readonly session: SessionRecord; readonly end: () => void }) {
  const t = useTranslations("settings.sessions");
  const format = useFormat();
  const device = deviceText(session.device) ?? t("unknownDevice");
  const used = session.current ? t("thisOne") : t("lastUsed", { ago: format.ago(session.lastUsedAt) });
  return (
    <li className="se-session">
      <Icon name="device" />
      <span className="se-text">
        <span className="m">{device}</span>
        <span className="f13 sec">
          {used} ·{" "}
          {t("since", { day: format.day(format.dayOf(session.signedInAt)), address: session.address ?? "?" })}
        </span>
      </span>
      {!session.current && (
        <Button size="small" aria-label={t("endOne", { device })} onClick={end}>
          {t("end")}
        </Button>
      )}
    </li>
  );
}

function useSessions(personId: string) {
  const { told } = useTold();
  const { value, state, again } = useAnswer(`sessions/${personId}`, () =>
    api.identity.session.list.query({ personId }),
  );
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const version = useRecord("identity.person", personId)?.version;
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    again();
  }, [version, again]);
  const hideWhile = async (ids: readonly string[], done: Promise<boolean>) => {
    setGone(new Set([...gone, ...ids]));
    if (!(await done)) setGone(new Set([...gone].filter((id) => !ids.includes(id))));
  };
  const sessions = value?.filter(({ id }) => !gone.has(id));
  return {
    sessions,
    state,
    end: (id: string) => void hideWhile([id], told(perform("identity.session.end", { id }))),
    endOthers: (keep: string | null) =>
      void hideWhile(
        (sessions ?? []).filter(({ id }) => id !== keep).map(({ id }) => id),
        told(perform("identity.session.endAll", { personId, keep })),
      ),
  };
}
