"use client";

import { useTranslations } from "use-intl";
import type { NoticeRecord } from "@/common/messaging/notice";
import { useRecord } from "@/ui/live/records";

/** What a notice says, in words, from the records that this person may read. */
export function useNoticeText({ kind, recordId, authorId, count, name }: NoticeRecord): string {
  const t = useTranslations("live.notices");
  const author = useRecord("identity.person", authorId ?? "");
  const card = useRecord("crm.opportunity", recordId);
  const who = author?.name ?? t("somebody");
  return t(`kinds.${kind}`, { who, count, name: name ?? card?.name ?? t("anOpportunity") });
}
