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
import { openFinder } from "./palette/opening";

type Props = { readonly onCreate: () => void };

/** Thumb's reach on a phone. */
export function BottomBar({ onCreate }: Props) {
  const t = useTranslations("live.shell");
  const { deals } = rights[useMe().role];
  return (
    <nav className="nav" aria-label={t("main")}>
      {deals && <Place href="/pipeline" also="/opportunities" icon="pipeline" label={t("pipeline")} />}
      <Place href="/partners" icon="partners" label={t("partners")} />
      <Add onCreate={onCreate} />
      <Search />
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
      <Search />
      <span className="grow" />
      <Place href="/settings" icon="settings" label={t("settings")} />
      <MeMenu large />
    </nav>
  );
}

/** What ⌘K opens, for thumbs. */
function Search() {
  const t = useTranslations("live.shell");
  return (
    <button type="button" aria-haspopup="dialog" onClick={() => openFinder("palette")}>
      <Icon name="search" />
      {t("search")}
    </button>
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
