"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { Icon } from "@/ui/kit/icon";
import type { IconName } from "@/ui/kit/icon-paths";
import { TopBar } from "@/ui/kit/top-bar";
import { useMe } from "@/ui/live/session";
import "./settings.css";

const pages = {
  mine: [{ name: "profile", path: "profile", icon: "person" }],
  company: [
    { name: "people", path: "people", icon: "people" },
    { name: "teams", path: "teams", icon: "partners" },
    { name: "stages", path: "stages", icon: "pipeline" },
    { name: "tags", path: "tags", icon: "tag" },
    { name: "lostReasons", path: "lost-reasons", icon: "lost" },
    { name: "company", path: "company", icon: "settings" },
    { name: "audit", path: "audit", icon: "shield", administer: true },
  ],
} as const satisfies Record<
  string,
  readonly { name: string; path: string; icon: IconName; administer?: true }[]
>;

/** All that can be set up, one page each. */
export function SettingsScreen() {
  const t = useTranslations("settings");
  const { administer } = rights[useMe().role];
  return (
    <div className="se">
      <TopBar title={t("title")} />
      {(["mine", "company"] as const).map((part) => (
        <section key={part} aria-labelledby={`se-${part}`}>
          <div className="sect">
            <h2 id={`se-${part}`}>{t(part)}</h2>
          </div>
          <ul className="group">
            {pages[part]
              .filter((page) => administer || !("administer" in page))
              .map(({ name, path, icon }) => (
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
