"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { useMe } from "@/ui/live/session";
import { rights } from "../../common/identity/roles";
import { Icon } from "../kit/icon";
import type { IconName } from "../kit/icon-paths";
import { Logo } from "../kit/logo";
import { MeMenu } from "./me-menu";

type Props = { readonly onCreate: () => void };

/** Thumb's reach on a phone. */
export function BottomBar({ onCreate }: Props) {
  const t = useTranslations("live.shell");
  const { deals } = rights[useMe().role];
  return (
    <nav className="nav" aria-label={t("main")}>
      {deals && <Place href="/pipeline" also="/opportunities" icon="pipeline" label={t("pipeline")} />}
      <Add onCreate={onCreate} />
      <Place href="/partners" icon="partners" label={t("partners")} />
    </nav>
  );
}

/** The left edge from a tablet on. */
export function Rail({ onCreate }: Props) {
  const t = useTranslations("live.shell");
  const { deals } = rights[useMe().role];
  return (
    <nav className="rail" aria-label={t("main")}>
      <Link
        href={deals ? "/pipeline" : "/partners"}
        prefetch={false}
        className="logo"
        aria-label={deals ? t("home") : t("homeWithoutDeals")}
      >
        <Logo />
      </Link>
      <Add onCreate={onCreate} />
      {deals && <Place href="/pipeline" also="/opportunities" icon="pipeline" label={t("pipeline")} />}
      <Place href="/partners" icon="partners" label={t("partners")} />
      <span className="grow" />
      <Place href="/settings" icon="settings" label={t("settings")} />
      <MeMenu large />
    </nav>
  );
}

function Add({ onCreate }: Props) {
  const t = useTranslations("live.shell");
  const { write, partners } = rights[useMe().role];
  if (!write && !partners) return null;
  return (
    <button type="button" className="add" aria-label={t("create")} onClick={onCreate}>
      <i>
        <Icon name="plus" />
      </i>
    </button>
  );
}

type PlaceProps = {
  readonly href: string;
  /** A page below it under another address. */
  readonly also?: string;
  readonly icon: IconName;
  readonly label: string;
};

function Place({ href, also, icon, label }: PlaceProps) {
  const path = usePathname();
  const isHere = [href, also].some((start) => start && (path === start || path.startsWith(`${start}/`)));
  return (
    <Link href={href} prefetch={false} aria-current={isHere ? "page" : undefined}>
      <Icon name={icon} />
      {label}
    </Link>
  );
}
