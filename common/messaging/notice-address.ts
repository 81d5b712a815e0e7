import type { NoticeRecord } from "./notice";

/** The record, at the line of its history; of many, the list of what is mine. What is deleted has no page any more. */
export function noticeAddress({
  kind,
  recordId,
  entrySeq,
  count,
}: Pick<NoticeRecord, "kind" | "recordId" | "entrySeq" | "count">): string {
  if (kind === "deleted") return "/pipeline";
  if (count === 1) return `/opportunities/${recordId}${entrySeq === null ? "" : `?entry=${entrySeq}`}`;
  if (kind === "teamWon") return "/pipeline?view=list&status=won";
  const mine = "/pipeline?view=list&whose=mine";
  return kind === "assigned" ? mine : `${mine}&status=${kind}`;
}
