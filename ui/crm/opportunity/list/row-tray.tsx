"use client";

import { useTranslations } from "use-intl";
import type { OpportunityCard } from "@/common/crm/records";
import { contactMark, telOf } from "@/ui/kit/contact-links";
import { Icon } from "@/ui/kit/icon";
import { RowNumber } from "./row-number";

/** Pixels: three of 72, as `swipe.css` draws them. */
export const trayWidth = 216;

/** Behind a row that is drawn aside; the list hears its presses by `data-act`. */
export function RowTray({ card }: { readonly card: OpportunityCard }) {
  const t = useTranslations("crm.list.acts");
  return (
    <td className="swipe-tray">
      <RowNumber
        card={card}
        draw={(number) =>
          number ? (
            <a className="swipe-first" href={telOf(number)} {...contactMark("crm.opportunity", card.id)}>
              <Icon name="phone" />
              {t("call")}
            </a>
          ) : (
            <button type="button" className="swipe-first" disabled>
              <Icon name="phone" />
              {t("call")}
            </button>
          )
        }
      />
      <button type="button" data-act="move" disabled={card.status === "lost"}>
        <Icon name="arrow" />
        {t("move")}
      </button>
      <button type="button" className="swipe-last" data-act="win" disabled={card.status !== "open"}>
        <Icon name="won" />
        {t("win")}
      </button>
    </td>
  );
}
