"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import type { PartnerRow as Row } from "@/common/partners/records";
import { contactMark, mailOf, telOf } from "@/ui/kit/contact-links";
import { Icon } from "@/ui/kit/icon";
import { usePartnerName } from "@/ui/live/records";
import { PartnerTray } from "./partner-tray";

type Props = {
  readonly row: Row;
  /** It is drawn aside: what lies behind it is to be shown. */
  readonly swiped?: boolean;
};

/** Name first, then where they are or work, and a number to call. */
export function PartnerRow({ row, swiped = false }: Props) {
  const t = useTranslations("partners");
  const name = usePartnerName(row.id) ?? row.name;
  const where = [row.jobTitle, row.parentName, row.city].filter(Boolean).join(" · ");
  const address = `/partners/${row.id}`;
  const isShown = usePathname() === address;
  const kinds = row.kinds.map((kind) => t(`kinds.${kind}`)).join(", ");
  return (
    <li className="pa-row" data-swipe={row.phone || row.email ? row.id : undefined}>
      <Link className="pa-link" prefetch={false} href={address} aria-current={isShown ? "page" : undefined}>
        <span className="pa-form">
          <Icon name={row.form === "person" ? "person" : "partners"} />
        </span>
        <span className="pa-text">
          <span className="m t1">{name}</span>
          <span className="f14 sec t1">{where || kinds || t(`forms.${row.form}`)}</span>
        </span>
        <span className="pa-kinds f13 sec t1">{where ? kinds : ""}</span>
      </Link>
      {row.phone && (
        <a
          className="ib"
          href={telOf(row.phone)}
          aria-label={t("page.call", { number: row.phone })}
          {...contactMark("partners.partner", row.id)}
        >
          <Icon name="phone" />
        </a>
      )}
      {row.email && (
        <a
          className="ib pa-mail"
          href={mailOf(row.email)}
          aria-label={t("page.write", { address: row.email })}
          {...contactMark("partners.partner", row.id)}
        >
          <Icon name="mail" />
        </a>
      )}
      {swiped && <PartnerTray row={row} />}
    </li>
  );
}
