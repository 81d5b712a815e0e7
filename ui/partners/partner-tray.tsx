"use client";

import { useTranslations } from "use-intl";
import type { PartnerRow } from "@/common/partners/records";
import { contactMark, mailOf, telOf } from "@/ui/kit/contact-links";
import { Icon } from "@/ui/kit/icon";

/** Pixels: two of 72, as `swipe.css` draws them. */
export const trayWidth = 144;

/** Behind a row that is drawn aside: the ways to reach them. */
export function PartnerTray({ row }: { readonly row: PartnerRow }) {
  const t = useTranslations("partners.tray");
  const mark = contactMark("partners.partner", row.id);
  return (
    <div className="swipe-tray">
      {row.phone ? (
        <a className="swipe-first" href={telOf(row.phone)} {...mark}>
          <Icon name="phone" />
          {t("call")}
        </a>
      ) : (
        <button type="button" className="swipe-first" disabled>
          <Icon name="phone" />
          {t("call")}
        </button>
      )}
      {row.email ? (
        <a href={mailOf(row.email)} {...mark}>
          <Icon name="mail" />
          {t("write")}
        </a>
      ) : (
        <button type="button" disabled>
          <Icon name="mail" />
          {t("write")}
        </button>
      )}
    </div>
  );
}
