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

/** The record, at the line of its history; of many, the list of what is mine. What is deleted has no page any more. */
export function addressOf({ kind, recordId, entrySeq, count }: NoticeRecord): string {
  if (kind === "deleted") return "/pipeline";
  if (count > 1)
    return kind === "assigned"
      ? "/pipeline?view=list&whose=mine"
      : `/pipeline?view=list&whose=mine&status=${kind}`;
  return `/opportunities/${recordId}${entrySeq === null ? "" : `?entry=${entrySeq}`}`;
}
