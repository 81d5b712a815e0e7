"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { type PushChoices, type PushKind, pushKinds } from "@/common/messaging/push";
import { perform } from "@/ui/live/outbox";
import { Switch } from "../switch";
import { useTold } from "../use-told";

type Props = { readonly choices: PushChoices; readonly again: () => void };

/** What the person is told about, on all of their devices. */
export function PushKinds({ choices, again }: Props) {
  const t = useTranslations("settings.push");
  const { told } = useTold();
  const [muted, setMuted] = useState(choices.muted);
  const change = async (kind: PushKind, on: boolean) => {
    const next = on ? muted.filter((one) => one !== kind) : [...muted, kind];
    setMuted(next);
    if (!(await told(perform("messaging.push.choose", { changes: { muted: next } })))) setMuted(muted);
    again();
  };
  return (
    <section aria-labelledby="se-kinds">
      <div className="sect">
        <h2 id="se-kinds">{t("kindsTitle")}</h2>
      </div>
      <ul className="group se-choices">
        {pushKinds.map((kind) => (
          <li key={kind} className="se-wide">
            <Switch
              label={t(`kinds.${kind}`)}
              on={!muted.includes(kind)}
              change={(on) => void change(kind, on)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
