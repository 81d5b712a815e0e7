"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { defaultChoices, type PushChoices, type QuietHours as Quiet } from "@/common/messaging/push";
import { TextField } from "@/ui/kit/field";
import { perform } from "@/ui/live/outbox";
import { useMe } from "@/ui/live/session";
import { Switch } from "../switch";
import { useTold } from "../use-told";
import { useChosen } from "./use-chosen";

type Props = { readonly choices: PushChoices; readonly again: () => void };

/** When nothing is told; what comes meanwhile is told when they end. */
export function QuietHours({ choices, again }: Props) {
  const t = useTranslations("settings.push");
  const { timeZone } = useMe();
  const { problem } = useTold();
  const [refused, setRefused] = useState<{ readonly quiet: Quiet | null; readonly why: string } | null>(null);
  const { chosen, choose } = useChosen("quiet", choices, {
    send: async (next) => {
      setRefused(null);
      const why = await problem(perform("messaging.push.choose", { changes: { quiet: next } }));
      setRefused(why === null ? null : { quiet: next, why });
      return why === null;
    },
    again,
  });
  const quiet = refused ? refused.quiet : chosen;
  return (
    <section aria-labelledby="se-quiet">
      <div className="sect">
        <h2 id="se-quiet">{t("quiet")}</h2>
      </div>
      <div className="group se-form">
        <div className="se-wide">
          <Switch
            label={t("quietOn")}
            on={quiet !== null}
            change={(on) => void choose(on ? defaultChoices.quiet : null)}
          />
        </div>
        {quiet && (
          <div className="se-times">
            {(["from", "until"] as const).map((end) => (
              <TextField
                key={end}
                type="time"
                label={t(end)}
                value={clockOf(quiet[end])}
                error={end === "until" ? refused?.why : undefined}
                onChange={({ target }) => {
                  const minute = minuteOf(target.value);
                  if (minute !== null) void choose({ ...quiet, [end]: minute });
                }}
              />
            ))}
          </div>
        )}
        <p className="f14 sec">{t("quietText", { zone: timeZone.replaceAll("_", " ") })}</p>
      </div>
    </section>
  );
}

const clockOf = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");

/** Null while it is not typed to the end. */
function minuteOf(clock: string): number | null {
  const [hour, minute] = clock.split(":").map(Number);
  return hour === undefined || minute === undefined || Number.isNaN(hour) ? null : hour * 60 + minute;
}
