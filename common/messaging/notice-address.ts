import type { NoticeRecord } from "./notice";
import type { TimelineEntity } from "./timeline-entity";

const pages: Record<TimelineEntity, string> = {
  "crm.opportunity": "opportunities",
  "partners.partner": "partners",
};

/** The record, at the line of its history; of many, the list of what is mine. What is deleted has no page any more. */
export function noticeAddress({
  kind,
  entity,
  recordId,
  entrySeq,
  count,
}: Pick<NoticeRecord, "kind" | "entity" | "recordId" | "entrySeq" | "count">): string {
  if (kind === "deleted") return "/pipeline";
  if (count === 1) return `/${pages[entity]}/${recordId}${entrySeq === null ? "" : `?entry=${entrySeq}`}`;
  if (kind === "teamWon") return "/pipeline?view=list&status=won";
  const mine = "/pipeline?view=list&whose=mine";
  return kind === "assigned" ? mine : `${mine}&status=${kind}`;
}
