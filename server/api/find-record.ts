import type { TimelineEntity } from "@/common/messaging/timeline-entity";
import type { ReadContext } from "@/server/core/context";
import { findOpportunity, visibleOpportunities } from "@/server/crm/opportunity/access";
import { findPartner, visiblePartners } from "@/server/partners/partner/access";

/** Who may see a record may read its history and the files in it; here, where all kinds of records are known. */
export const findRecord: Record<TimelineEntity, (ctx: ReadContext, id: string) => Promise<unknown>> = {
  "crm.opportunity": findOpportunity,
  "partners.partner": findPartner,
};

/** Which of some records the person may see. */
export const visibleAmong: Record<
  TimelineEntity,
  (ctx: ReadContext, ids: readonly string[]) => Promise<string[]>
> = {
  "crm.opportunity": visibleOpportunities,
  "partners.partner": visiblePartners,
};
