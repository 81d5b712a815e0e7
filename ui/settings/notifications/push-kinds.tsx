"use client";

import { useTranslations } from "use-intl";
import { type PushChoices, pushKinds } from "@/common/messaging/push";
import { perform } from "@/ui/live/outbox";
import { Switch } from "../switch";
import { useTold } from "../use-told";
import { useChosen } from "./use-chosen";

type Props = { readonly choices: PushChoices; readonly again: () => void };

/** What the person is told about, on all of their devices. */
export function PushKinds({ choices, again }: Props) {
  const t = useTranslations("settings.push");
  const { told } = useTold();
  const { chosen: muted, choose } = useChosen("muted", choices, {
    send: (next) => told(perform("messaging.push.choose", { changes: { muted: [...next] } })),
    again,
  });
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
              change={(on) => void choose(on ? muted.filter((one) => one !== kind) : [...muted, kind])}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
