"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { Icon } from "@/ui/kit/icon";
import { TopBar } from "@/ui/kit/top-bar";
import { useMe } from "@/ui/live/session";
import { SettingsNav } from "./settings-nav";
import "./settings.css";

type Props = {
  readonly title: string;
  /** The right without which the page can only be read; it then says so. */
  readonly needs?: "configure" | "administer";
  /** Buttons of the header. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** One page of the settings: title, way back, and why it cannot be changed where it cannot. */
export function SettingsFrame({ title, needs, actions, children }: Props) {
  const t = useTranslations("settings");
  const me = useMe();
  return (
    <div className="se-beside">
      <TopBar title={title} back="/settings" backLabel={t("back")}>
        {actions}
      </TopBar>
      <SettingsNav />
      <div className="se">
        {needs && !rights[me.role][needs] && (
          <p className="note se-may">
            <Icon name="shield" />
            {t(`may.${needs}`)}
          </p>
        )}
        {children}
      </div>
    </div>
  );
}
