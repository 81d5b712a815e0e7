"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/ui/kit/format";
import { Icon } from "@/ui/kit/icon";
import { useRecord } from "@/ui/live/records";
import { useEditing } from "./editing";

/** Won or lost, since when, and why; nothing while it is open. */
export function Closed() {
  const t = useTranslations("crm.page");
  const { card, record } = useEditing();
  const { instant } = useFormat();
  const reason = useRecord("crm.lostReason", card.lostReasonId ?? "");
  if (card.status === "open") return null;
  const won = card.status === "won";
  const when = record?.closedAt ? instant(record.closedAt) : null;
  return (
    <div className={`op-closed ${won ? "op-closed-won" : "op-closed-lost"}`}>
      <Icon name={won ? "won" : "lost"} />
      <div>
        <p className="m">{won ? t("statuses.won") : lostText()}</p>
        {when && <p className="f14">{won ? t("wonOn", { day: when }) : t("lostOn", { day: when })}</p>}
        {!won && record?.lostNote && <p className="op-closed-note f14">{record.lostNote}</p>}
      </div>
    </div>
  );

  function lostText(): string {
    return reason ? t("lostBecause", { reason: reason.name }) : t("lostNoReason");
  }
}
