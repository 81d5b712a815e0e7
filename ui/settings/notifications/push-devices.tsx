"use client";

import { useTranslations } from "use-intl";
import type { PushDeviceRecord } from "@/common/messaging/push";
import { Button } from "@/ui/kit/button";
import { useFormat } from "@/ui/kit/format";
import { Icon } from "@/ui/kit/icon";
import { perform } from "@/ui/live/outbox";
import { pushToHereNoMore } from "@/ui/live/push-here";
import { NameField } from "../name-field";
import { useTold } from "../use-told";
import { TryButton } from "./try-button";
import type { Push } from "./use-push";
import "./notifications.css";

type Props = { readonly push: Push };

/** The devices that are told, each with its name and its end. */
export function PushDevices({ push }: Props) {
  const t = useTranslations("settings.push");
  const { settings, here } = push;
  if (!settings) return null;
  return (
    <section aria-labelledby="se-push-devices">
      <div className="sect">
        <h2 id="se-push-devices">{t("devices")}</h2>
      </div>
      <div className="group se-form">
        {settings.devices.length === 0 && <p className="f14 sec">{t("noDevices")}</p>}
        {settings.devices.length > 0 && (
          <ul className="se-sessions" aria-labelledby="se-push-devices">
            {settings.devices.map((device) => (
              <Row key={device.id} device={device} isHere={device.id === here} again={push.again} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

type RowProps = {
  readonly device: PushDeviceRecord;
  readonly isHere: boolean;
  readonly again: () => void;
};

function Row({ device: { id, name, addedAt }, isHere, again }: RowProps) {
  const t = useTranslations("settings.push");
  const format = useFormat();
  const { problem, told } = useTold();
  const stop = async () => {
    await (isHere ? pushToHereNoMore() : told(perform("messaging.push.removeDevice", { id })));
    again();
  };
  return (
    <li className="se-session se-pushed">
      <Icon name="device" />
      <span className="se-text">
        <NameField
          label={t("deviceName", { device: name })}
          of={`pushDevice/${id}`}
          value={name}
          max={60}
          variant="bare"
          save={(next) => problem(perform("messaging.push.renameDevice", { id, name: next }))}
        />
        <span className="f13 sec">
          {isHere && `${t("here")} · `}
          {t("since", { day: format.day(format.dayOf(addedAt)) })}
        </span>
      </span>
      <span className="se-buttons">
        <TryButton id={id} device={name} />
        <Button size="small" aria-label={t("endOne", { device: name })} onClick={() => void stop()}>
          {t("end")}
        </Button>
      </span>
    </li>
  );
}
