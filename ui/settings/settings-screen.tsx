"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { settingsPages, settingsParts } from "@/common/settings-pages";
import { Icon } from "@/ui/kit/icon";
import { TopBar } from "@/ui/kit/top-bar";
import { useMe } from "@/ui/live/session";
import "./settings.css";

/** All that can be set up, one page each. */
export function SettingsScreen() {
  const t = useTranslations("settings");
  const { administer } = rights[useMe().role];
  return (
    <div className="se">
      <TopBar title={t("title")} />
      {settingsParts.map((part) => (
        <section key={part} aria-labelledby={`se-${part}`}>
          <div className="sect">
            <h2 id={`se-${part}`}>{t(part)}</h2>
          </div>
          <ul className="group">
            {settingsPages(part, administer).map(({ name, path, icon }) => (
              <li key={name} className="se-row">
                <Link className="se-link" prefetch={false} href={`/settings/${path}`}>
                  <span className="se-icon">
                    <Icon name={icon} />
                  </span>
                  <span className="se-text">
                    <span className="m">{t(`pages.${name}.title`)}</span>
                    <span className="f14 sec">{t(`pages.${name}.text`)}</span>
                  </span>
                  <Icon name="right" size="small" />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
