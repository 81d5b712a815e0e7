"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { settingsPages, settingsParts } from "@/common/settings-pages";
import { Icon } from "@/ui/kit/icon";
import { useMe } from "@/ui/live/session";
import "./settings-nav.css";

/** Beside the page where there is room for both; the style sheet shows it from a tablet on. */
export function SettingsNav() {
  const t = useTranslations("settings");
  const here = usePathname();
  const { administer } = rights[useMe().role];
  return (
    <nav className="se-nav" aria-label={t("title")}>
      {settingsParts.map((part) => (
        <ul key={part}>
          {settingsPages(part, administer).map(({ name, path, icon }) => (
            <li key={name}>
              <Link
                href={`/settings/${path}`}
                prefetch={false}
                aria-current={here === `/settings/${path}` ? "page" : undefined}
              >
                <Icon name={icon} />
                {t(`pages.${name}.title`)}
              </Link>
            </li>
          ))}
        </ul>
      ))}
    </nav>
  );
}
