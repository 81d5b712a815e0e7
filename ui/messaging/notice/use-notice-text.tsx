"use client";

import { useTranslations } from "use-intl";
import type { NoticeRecord } from "@/common/messaging/notice";
import { usePartnerName, useRecord } from "@/ui/live/records";

/** What a notice says, in words, from the records that this person may read. */
export function useNoticeText({ kind, entity, recordId, authorId, count, name }: NoticeRecord): string {
  const t = useTranslations("live.notices");
  const author = useRecord("identity.person", authorId ?? "");
  const card = useRecord("crm.opportunity", recordId);
  // A partner that was renamed since is called so wherever this device names them.
  const partner = usePartnerName(recordId);
  const who = author?.name ?? t("somebody");
  const called = partner ?? name ?? card?.name ?? t(unnamed[entity]);
  return t(`kinds.${kind}`, { who, count, name: called });
}

const unnamed = { "crm.opportunity": "anOpportunity", "partners.partner": "aPartner" } as const;
